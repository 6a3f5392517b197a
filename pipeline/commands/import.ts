import { basename, dirname } from "node:path";
import { type Effects, WorldError } from "../effects/effects.ts";
import { type Imported, importContrasts, readMapping, readStudy, sourceFacts } from "../ingest/index.ts";
import { createIssueLog, type MappingFile } from "../model/index.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { VERSION } from "./software.ts";

export interface ImportOptions extends GlobalOptions {
  /** Whose format it is. */
  readonly kind: string;
  /** The folder that is imported. */
  readonly folder: string;
  /** The study folder that it becomes. */
  readonly into: string;
  /** Another mapping than the one that ships. */
  readonly mapping?: string;
}

const trimmed = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, "") : path);

/** A target must not hold anything: what stands there is never overwritten. */
const requireFree = async (into: string, files: Effects["files"]): Promise<void> => {
  const kind = await files.kind(into);
  if (kind === "absent") return;
  if (kind !== "directory") throw new WorldError(`cannot import into ${into}: not a folder`);
  if ((await files.list(into)).length > 0)
    throw new WorldError(`cannot import into ${into}: the folder is not empty; name a new one`);
};

const setOf = (mapping: MappingFile, shorthand: string | null, folder: string): MappingFile["sets"][number] => {
  const name = shorthand ?? basename(folder);
  const set = mapping.sets.find(({ id }) => id === name);
  if (set !== undefined) return set;
  const known = mapping.sets.map(({ id }) => id).join(", ");
  throw new WorldError(
    `cannot import ${folder}: the mapping declares no set ${name}, so the sign of its effects is not known and is never guessed; declare it under sets in a mapping of your own (--mapping). Declared: ${known}`,
  );
};

/** Writes the folder beside its place, judges it as `check` does, and only then puts it there. */
const publish = async (
  made: Imported,
  mapping: MappingFile,
  place: { readonly into: string; readonly set: string },
  effects: Effects,
): Promise<string | null> => {
  const { into } = place;
  const temporary = `${dirname(into)}/.tmp-${process.pid}-${basename(into)}`;
  const source = { schema: "afterglow/source/1", tool: VERSION, set: place.set, files: [made.source], mapping };
  const files = { ...made.files, "source.json": `${JSON.stringify(source, null, 2)}\n` };
  await effects.files.remove(temporary);
  for (const [path, text] of Object.entries(files))
    await effects.files.writeAll(`${temporary}/${path}`, new TextEncoder().encode(text));
  const { issues } = await readStudy(effects.files, temporary);
  if (issues.errors > 0) {
    await effects.files.remove(temporary);
    return issuesText(issues);
  }
  if ((await effects.files.kind(into)) === "directory") await effects.files.remove(into);
  if ((await effects.files.publish(temporary, into)) === "exists") {
    await effects.files.remove(temporary);
    throw new WorldError(`cannot import into ${into}: somebody made it meanwhile`);
  }
  return null;
};

/** Makes a study folder of somebody else's data set; what contradicts itself is listed and never corrected. */
export const importStudy: Command<ImportOptions> = async (options, effects) => {
  const [folder, into] = [trimmed(options.folder), trimmed(options.into)];
  const { files, terminal } = effects;
  await requireFree(into, files);
  const log = createIssueLog();
  const own = options.mapping;
  const mapping = await readMapping(
    options.kind,
    own === undefined ? null : { files, folder: dirname(own), path: basename(own), log },
  );
  if (mapping === null && own === undefined)
    throw new WorldError(`cannot import ${options.kind}: no such format; one of metapsy`);
  if (mapping === null) {
    terminal.err(issuesText(log.issues()));
    return 1;
  }
  if ((await files.kind(`${folder}/${mapping.file}`)) !== "file")
    throw new WorldError(`cannot import ${folder}: it has no file ${mapping.file}`);
  const facts = await sourceFacts(files, folder);
  const set = setOf(mapping, facts.shorthand, folder);
  const made = await importContrasts({ files, folder, log }, { mapping, set, facts });
  const issues = log.issues();
  if (made === null) {
    terminal.err(issuesText(issues));
    terminal.err("Nothing was imported: mend the errors above, then run it again.");
    return 1;
  }
  const fault = await publish(made, mapping, { into, set: set.id }, effects);
  if (fault !== null) {
    terminal.err(fault);
    terminal.err("Nothing was imported: the tables would not have stood the check.");
    return 1;
  }
  const counts = { rows: made.rows, refused: made.refused, studies: made.studies, doubts: made.doubts };
  if (options.json) terminal.out(JSON.stringify({ schema: "afterglow/import/1", into, ...counts, issues }, null, 2));
  else {
    terminal.out(issuesText(issues));
    const { doubts } = made;
    terminal.out(
      `\n${made.rows} rows of ${made.studies} studies imported into ${into}, ${made.refused} refused. Doubtful cells: ${doubts["decimal-mark"]} decimal marks, ${doubts.sign} signs, ${doubts.differs} numbers that cannot be made again, ${doubts.text} texts among numbers; all in doubts.csv, none corrected.`,
    );
  }
  return made.refused > 0 ? 1 : 0;
};
