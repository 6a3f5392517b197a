import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesAtRevision } from "../../pipeline/commands/study-at-revision.ts";
import type { Effects } from "../../pipeline/effects/effects.ts";
import { nodeGit } from "../../pipeline/effects/node-git.ts";
import { gitIn } from "../support/made-repository.ts";
import { temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder("Schlaf für alle 眠り ");
afterAll(temporary.remove);

const git = gitIn(temporary.path);
const effects = { git: nodeGit(temporary.path) } as Effects;
const bytes = Buffer.from([0, 255, 254, 10, 13, 195, 40]);
let first = "";
let files: Effects["files"];

const text = async (path: string): Promise<string> => new TextDecoder().decode(await files.readAll(path, 100));

beforeAll(async () => {
  git("init", "--quiet", "--initial-branch=main");
  mkdirSync(join(temporary.path, "data/späte Daten"), { recursive: true });
  writeFileSync(join(temporary.path, "data/study.json"), "first\n");
  writeFileSync(join(temporary.path, "data/späte Daten/a b.csv"), bytes);
  symlinkSync("study.json", join(temporary.path, "data/link.json"));
  git("add", ".");
  git("commit", "--quiet", "-m", "one");
  first = git("rev-parse", "HEAD");
  writeFileSync(join(temporary.path, "data/study.json"), "second\n");
  rmSync(join(temporary.path, "data/späte Daten"), { recursive: true });
  git("commit", "--quiet", "-a", "-m", "two");
  files = filesAtRevision(effects, first);
});

describe("files at a revision", () => {
  it("are what they were, byte by byte, by paths from the folder of the program or whole ones", async () => {
    expect(await text("data/study.json")).toBe("first\n");
    expect(await text(join(temporary.path, "data/study.json"))).toBe("first\n");
    expect(Buffer.from(await files.readAll("data/späte Daten/a b.csv", 100))).toEqual(bytes);
    const parts: Uint8Array[] = [];
    for await (const part of files.read("data/späte Daten/a b.csv")) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
  });

  it("have kinds and names, and links are not followed", async () => {
    expect(await files.list("data")).toEqual(["link.json", "späte Daten", "study.json"]);
    const kinds = ["data", "data/", ".", "data/späte Daten", "data/study.json", "data/link.json", "data/no", "no/no"];
    expect(await Promise.all(kinds.map((path) => files.kind(path)))).toEqual([
      "directory",
      "directory",
      "directory",
      "directory",
      "file",
      "other",
      "absent",
      "absent",
    ]);
  });

  it("say in one sentence what is not there, too large, or not to be written", async () => {
    await expect(files.readAll("data/no.csv", 9)).rejects.toThrow(
      /^cannot read data\/no\.csv at [0-9a-f]{40}: no such file/,
    );
    await expect(files.readAll("data/study.json", 2)).rejects.toThrow("larger than 2 bytes");
    await expect(files.list("no")).rejects.toThrow("no such folder");
    await expect(files.writeAll("data/study.json", bytes)).rejects.toThrow("read only");
    await expect(files.remove("data")).rejects.toThrow("read only");
  });
});

describe("git", () => {
  it("names the commit of a branch, a tag or a part of an id, and nothing for anything else", async () => {
    git("tag", "v1.0", first);
    for (const name of [first, first.slice(0, 10), "v1.0", "HEAD~1", "main~1"])
      expect(await effects.git.commitOf(name), name).toBe(first);
    for (const name of ["nowhere", "", "--all", "HEAD:data", "a b"])
      expect(await effects.git.commitOf(name), name).toBe(null);
  });

  it("names the commit that last touched a file", async () => {
    expect(await effects.git.lastCommit("data/study.json")).toBe(git("rev-parse", "HEAD"));
    expect(await effects.git.lastCommit("data/link.json")).toBe(first);
    expect(await effects.git.lastCommit("data/no.json")).toBe(null);
  });

  it("answers nothing, and throws nothing, outside of a repository", async () => {
    const outside = temporaryFolder();
    const none = nodeGit(outside.path);
    expect(await none.state()).toBe(null);
    expect(await none.commitOf("HEAD")).toBe(null);
    expect(await none.list("HEAD", "data")).toBe(null);
    expect(await none.show("HEAD", "data/study.json")).toBe(null);
    expect(await none.lastCommit("data/study.json")).toBe(null);
    expect(await none.tags()).toEqual([]);
    outside.remove();
  });
});
