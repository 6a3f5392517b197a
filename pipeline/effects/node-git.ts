import type { Effects } from "./effects.ts";

/** Git of the folder that the program runs in; `null` and empty answers where there is no git or no repository. */
export const nodeGit = (folder: string): Effects["git"] => {
  const run = async (...args: readonly string[]): Promise<Buffer | null> => {
    const { $ } = await import("zx");
    const result = await $({ cwd: folder, quiet: true, nothrow: true, verbose: false })`git ${args}`;
    return result.exitCode === 0 ? Buffer.from(result.stdout) : null; // never what the shell says beside it
  };
  return {
    async state() {
      const commit = await run("rev-parse", "HEAD");
      if (commit === null) return null;
      const changes = await run("status", "--porcelain", "--untracked-files=no");
      return { commit: commit.toString().trim(), dirty: changes === null || changes.length > 0 };
    },
    show: (rev, path) => run("show", `${rev}:./${path}`),
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
