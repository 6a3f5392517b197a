import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commandList } from "../../pipeline/commands/command-list.ts";
import { completionScript } from "../../pipeline/commands/completion-script.ts";

const script = (shell: string): string => completionScript(shell, commandList) ?? "";

/** What bash offers for the last of these words. */
const offered = (...words: readonly string[]): readonly string[] =>
  execFileSync(
    "bash",
    [
      "-c",
      `${script("bash")}\nCOMP_WORDS=(afterglow "$@"); COMP_CWORD=$#; _afterglow; printf '%s\\n' "\${COMPREPLY[@]}"`,
      "bash",
      ...words,
    ],
    { encoding: "utf8" },
  )
    .split("\n")
    .filter((word) => word !== "");

describe("completion", () => {
  it("in bash offers every command, then its options, then their words", () => {
    expect(offered("")).toEqual(expect.arrayContaining(commandList.map(({ name }) => name)));
    expect(offered("expl")).toEqual(["explain"]);
    expect(offered("check", "--fo")).toEqual(["--format"]);
    expect(offered("check", "--format", "s")).toEqual(["sarif"]);
    expect(offered("list", "cl")).toEqual(["claims"]);
    expect(offered("completion", "")).toEqual(expect.arrayContaining(["bash", "zsh", "fish"]));
  });

  it("in every shell knows all commands and all their options", () => {
    for (const shell of ["bash", "zsh", "fish"])
      for (const { name, options } of commandList) {
        expect(script(shell)).toContain(name);
        for (const flags of Object.keys(options ?? {}))
          expect(script(shell)).toContain(
            shell === "fish" ? `-l ${flags.split(" ")[0]?.slice(2)}` : (flags.split(" ")[0] as string),
          );
      }
  });

  it("keeps what is quoted whole: no quote inside one", () => {
    for (const shell of ["bash", "zsh", "fish"])
      for (const line of script(shell).split("\n")) expect((line.match(/'/g) ?? []).length % 2, line).toBe(0);
  });

  it("is none for another shell", () => {
    for (const shell of ["tcsh", "", "constructor", "__proto__"])
      expect(completionScript(shell, commandList)).toBe(null);
  });
});

describe("the list of commands", () => {
  it("gives each an example of itself and its exit codes", () => {
    for (const { name, examples, exit } of commandList) {
      expect(examples.length, name).toBeGreaterThan(0);
      for (const example of examples) expect(example.split(" ")[0]).toBe(name);
      expect(exit).toMatch(/^0 .*\b2 /);
    }
  });
});
