import { type Effects, WorldError } from "../effects/effects.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { scaffold } from "./init/scaffold.ts";
import { simulate } from "./simulate.ts";

export interface InitOptions extends GlobalOptions {
  /** The folder that the study is made in: new, or empty. */
  readonly folder: string;
}

const trimmed = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, "") : path);

/** A new repository may hold its `.git` and nothing else; what stands there is never overwritten. */
const requireFree = async (folder: string, files: Effects["files"]): Promise<boolean> => {
  const kind = await files.kind(folder);
  if (kind === "absent") return true;
  if (kind !== "directory") throw new WorldError(`cannot make a study in ${folder}: not a folder`);
  const [first] = (await files.list(folder)).filter((name) => name !== ".git");
  if (first !== undefined)
    throw new WorldError(`cannot make a study in ${folder}: the folder is not empty (${first}); name a new one`);
  return false;
};

/** As a shell takes it. */
const word = (path: string): string => (/^[\w./@%+:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const nextOf = (folder: string): string =>
  folder === "."
    ? "afterglow report"
    : `afterglow report --study ${word(`${folder}/data`)} --out ${word(`${folder}/reports`)}`;

/** Writes an invented example of a study, with its simulated patients, workflows and empty tables, to start from. */
export const init: Command<InitOptions> = async (options, effects) => {
  const folder = trimmed(options.folder);
  if (folder === "") throw new WorldError("cannot make a study: name a folder");
  const { files, terminal } = effects;
  const isNew = await requireFree(folder, files);
  const made = scaffold();
  const quiet = { ...effects, terminal: { ...terminal, out: () => {}, err: () => {} } };
  try {
    for (const [path, text] of Object.entries(made))
      await files.writeAll(`${folder}/${path}`, new TextEncoder().encode(text));
    const drawn = { study: `${folder}/data`, dataset: "simulated", json: false, quiet: true };
    if ((await simulate(drawn, quiet)) !== 0) throw new RangeError("the example's simulation.json is at fault");
  } catch (error) {
    const tops = new Set(Object.keys(made).map((path) => path.split("/")[0] as string));
    for (const path of isNew ? [folder] : [...tops].map((top) => `${folder}/${top}`))
      await files.remove(path).catch(() => {});
    throw error;
  }
  const tables = (await files.list(`${folder}/data/patients/simulated`)).filter((name) => name.endsWith(".csv")).length;
  const count = Object.keys(made).length + tables;
  const next = nextOf(folder);
  if (options.json) terminal.out(JSON.stringify({ schema: "afterglow/init/1", folder, files: count, next }));
  else {
    terminal.out(`${count} files written to ${folder}: an invented example with simulated patients, to be replaced.`);
    if (!options.quiet)
      terminal.out(`README.md says what is where, data/README.md what every key means.\nNext: ${next}`);
  }
  return 0;
};
