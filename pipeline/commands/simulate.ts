import { patientTablesCsv } from "../derive/simulate/patient-tables-csv.ts";
import { simulatePatients } from "../derive/simulate/simulate-patients.ts";
import { WorldError } from "../effects/effects.ts";
import { readSimulation } from "../ingest/index.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { recoverFolders, swapFolder } from "./swap-folder.ts";

export interface SimulateOptions extends GlobalOptions {
  readonly dataset: string;
  readonly seed?: string;
  readonly patients?: string;
}

const MAX_KEPT_BYTES = 16 * 1024 * 1024;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const wholeNumber = (name: string, text: string | undefined, least: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < least)
    throw new WorldError(`--${name} must be a whole number of at least ${least}: ${text}`);
  return value;
};

/** Writes the tables of a simulated data set: the same declaration and seed give the same bytes. */
export const simulate: Command<SimulateOptions> = async (options, effects) => {
  if (!SLUG.test(options.dataset)) throw new WorldError(`data set must be a short lower-case name: ${options.dataset}`);
  const seed = wholeNumber("seed", options.seed, 0);
  const patients = wholeNumber("patients", options.patients, 1);
  await recoverFolders(`${options.study}/patients`, effects.files);
  const { simulation, kind, issues } = await readSimulation(effects.files, options.study, options.dataset);
  if (simulation === null || kind === null) {
    effects.terminal.err(issuesText(issues));
    return 1;
  }
  if (kind !== "simulated")
    throw new WorldError(`cannot simulate ${options.dataset}: its dataset.json says that its patients are ${kind}`);
  const tables = patientTablesCsv(
    simulatePatients(simulation, {
      ...(seed === undefined ? {} : { seed }),
      ...(patients === undefined ? {} : { patients }),
    }),
  );
  const parent = `${options.study}/patients`;
  const folder = `${parent}/${options.dataset}`;
  const rows = Object.entries(tables).map(([table, text]) => ({ table, rows: text.split("\n").length - 2, text }));
  const temporary = `${parent}/.tmp-${process.pid}-${options.dataset}`;
  const written = new Set(rows.map(({ table }) => `${table}.csv`));
  for (const name of await effects.files.list(folder))
    if (!written.has(name) && (await effects.files.kind(`${folder}/${name}`)) === "file")
      await effects.files.writeAll(
        `${temporary}/${name}`,
        await effects.files.readAll(`${folder}/${name}`, MAX_KEPT_BYTES),
      );
  for (const { table, text } of rows)
    await effects.files.writeAll(`${temporary}/${table}.csv`, new TextEncoder().encode(text));
  await swapFolder(parent, options.dataset, temporary, effects.files);
  effects.terminal.out(
    options.json
      ? JSON.stringify({
          schema: "afterglow/simulate/1",
          folder,
          rows: Object.fromEntries(rows.map((r) => [r.table, r.rows])),
        })
      : `${rows.map((row) => `${row.rows} ${row.table}`).join(", ")} written to ${folder} (simulated)`,
  );
  return 0;
};
