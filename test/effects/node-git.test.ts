import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { nodeGit } from "../../pipeline/effects/node-git.ts";

const temporary = { path: mkdtempSync(join(tmpdir(), "afterglow-")) };
const path = process.env.PATH;
const git = execFileSync("/bin/sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();

afterAll(() => rmSync(temporary.path, { recursive: true }));

afterEach(() => {
  process.env.PATH = path;
});

const repository = (): string => {
  const root = join(temporary.path, "a ü$(x) folder");
  mkdirSync(join(root, "it's"), { recursive: true });
  writeFileSync(join(root, "it's/a b.txt"), new Uint8Array([0, 255, 10]));
  const run = (...words: readonly string[]) =>
    execFileSync(git, ["-c", "user.name=n", "-c", "user.email=n@example.org", ...words], { cwd: root });
  run("init", "-q");
  run("add", "-A");
  run("commit", "-qm", "first");
  return root;
};

describe("git where the system is small", () => {
  it("is read without bash, byte by byte, whatever a path holds", async () => {
    const root = repository();
    const bin = join(temporary.path, "bin");
    mkdirSync(bin);
    symlinkSync(git, join(bin, "git"));
    process.env.PATH = bin;
    const own = nodeGit(root);
    expect((await own.state())?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect([...((await own.show("HEAD", "it's/a b.txt")) ?? [])]).toEqual([0, 255, 10]);
    expect(await own.list("HEAD", "it's")).toEqual([{ name: "a b.txt", kind: "file" }]);
    expect(await own.commitOf("HEAD; echo x")).toBeNull();
  });

  it("says nothing where there is no git at all", async () => {
    process.env.PATH = join(temporary.path, "empty");
    const none = nodeGit(temporary.path);
    expect(await none.state()).toBeNull();
    expect(await none.show("HEAD", "a")).toBeNull();
    expect(await none.list("HEAD", ".")).toBeNull();
    expect(await none.commitOf("HEAD")).toBeNull();
    expect(await none.tags()).toEqual([]);
  });
});
