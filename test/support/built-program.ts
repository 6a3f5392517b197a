import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const kept = join(root, ".cache/test-program");
const DAY = 86_400_000;

/** What the bundle is made of, or looks at while it is made. */
const PARTS = ["pipeline", "schemas", "data/mappings", "package.json", "package-lock.json", "tsconfig.json"];

const digestOf = (parts: readonly string[]): string => {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(join(root, path)).isDirectory())
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  };
  for (const part of parts) add(part);
  return hash.digest("hex").slice(0, 20);
};

const isOld = (path: string): boolean => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY;

let found: string | null = null;

/**
 * The program as `npm run afterglow` bundles it, from the files as they are now: made once and shared by all test files, which may ask at the
 * same moment. A program of its own, so that nobody's bundle changes while a test runs it; starting it costs a fifth of compiling on the fly.
 */
export const builtProgram = (): string => {
  if (found !== null) return found;
  const folder = join(kept, digestOf(PARTS));
  const program = join(folder, ".cache/cli/cli.js");
  if (!existsSync(program)) {
    mkdirSync(kept, { recursive: true });
    const half = mkdtempSync(join(kept, "half-"));
    try {
      for (const part of PARTS) cpSync(join(root, part), join(half, part), { recursive: true });
      execFileSync(process.execPath, ["pipeline/bundle.mjs"], { cwd: half });
      if (!existsSync(folder)) renameSync(half, folder);
    } catch (error) {
      if (!existsSync(program)) throw error; // Otherwise another one was quicker.
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
    for (const name of readdirSync(kept))
      if (isOld(join(kept, name))) rmSync(join(kept, name), { recursive: true, force: true });
  }
  found = program;
  return program;
};
