import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { builtProgram } from "./built-program.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const root = resolve(import.meta.dirname, "../..");

/** npm's own settings must not reach the program: it would take them for options that npm swallowed. Nor where these tests themselves run. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|NODE_OPTIONS|SOURCE_DATE_EPOCH|VITEST|CI$|CI_|GITHUB_|GITLAB_)/i.test(name),
    ),
  );

/** The whole program, as a user runs it from the checkout. */
export const runCli = (
  words: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly node?: readonly string[] } = {},
): Promise<Ran> =>
  new Promise((done) => {
    const program = builtProgram();
    execFile(
      process.execPath,
      [...(options.node ?? []), program, ...words],
      { cwd: root, env: { ...environment(), ...options.env }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) =>
        done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, out, err }),
    );
  });

/** A stack trace, or words that only a bug writes. */
export const bugWords =
  /\n\s+at .*(:\d+:\d+|<anonymous>)|Unexpected error|TypeError|RangeError|\[object |undefined|node:internal/;

export const sleepStudy = resolve(root, "test/fixtures/sleep-study");
export const shippedStudy = resolve(root, "data");

/** A folder of its own for one test file, and how to take it away again. */
export const temporaryFolder = (name = "afterglow-"): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), name));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const copyFolder = (from: string, to: string): string => {
  cpSync(from, to, { recursive: true });
  return to;
};

/** Every file below a folder by its path with "/", as text in which each character is one byte. */
export const filesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .sort()
      .map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "latin1")]),
  );
