import { relative, resolve, sep } from "node:path";
import type { Effects, GitEntry } from "./effects.ts";

const KINDS: Readonly<Record<string, GitEntry["kind"]>> = { "100644": "file", "100755": "file", "040000": "directory" };

/** One line of `git ls-tree -z`: mode, type, object, tab, name. */
const entryOf = (line: string): GitEntry => {
  const tab = line.indexOf("\t");
  return { name: line.slice(tab + 1), kind: KINDS[line.slice(0, 6)] ?? "other" };
};

const byName = (a: GitEntry, b: GitEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** One word for `sh`. */
const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Git of the folder that the program runs in; `null` and empty answers where there is no git or no repository. */
export const nodeGit = (folder: string): Effects["git"] => {
  const run = async (...args: readonly string[]): Promise<Buffer | null> => {
    const { $ } = await import("zx");
    const parts: Uint8Array[] = [];
    // By itself zx looks for bash, which small systems do not have.
    const shell = process.platform === "win32" ? {} : { shell: "/bin/sh", prefix: "", quote };
    const job = $({ cwd: folder, quiet: true, nothrow: true, verbose: false, ...shell })`git ${args}`;
    job.stdout.on("data", (part: Uint8Array) => parts.push(part)); // bytes: as text they would not come back the same
    const result = await job;
    return result.exitCode === 0 ? Buffer.concat(parts) : null; // never what the shell says beside it
  };
  /** As git wants it: from the folder that the program runs in, with "/". */
  const from = (path: string): string => `./${relative(folder, resolve(folder, path)).split(sep).join("/")}`;
  const place = (rev: string, path: string): string => `${rev}:${from(path)}`;
  return {
    async state() {
      const commit = await run("rev-parse", "HEAD");
      if (commit === null) return null;
      const changes = await run("status", "--porcelain", "--untracked-files=no");
      return { commit: commit.toString().trim(), dirty: changes === null || changes.length > 0 };
    },
    show: (rev, path) => run("cat-file", "blob", place(rev, path)),
    async list(rev, path) {
      const lines = await run("ls-tree", "-z", "--end-of-options", place(rev, path));
      return lines === null
        ? null
        : lines
            .toString()
            .split("\0")
            .filter((line) => line !== "")
            .map(entryOf)
            .sort(byName);
    },
    async commitOf(rev) {
      const commit = await run("rev-parse", "--verify", "--quiet", "--end-of-options", `${rev}^{commit}`);
      return commit === null ? null : commit.toString().trim();
    },
    async lastCommit(path) {
      const commit = (await run("log", "-1", "--format=%H", "--", from(path)))?.toString().trim();
      return commit === undefined || commit === "" ? null : commit;
    },
    async tags() {
      const list = await run("tag", "--list");
      return list === null
        ? []
        : list
            .toString()
            .split("\n")
            .filter((tag) => tag !== "");
    },
  };
};
