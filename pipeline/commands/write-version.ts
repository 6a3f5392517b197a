import { fileURLToPath } from "node:url";
import type { Effects } from "../effects/effects.ts";
import { WorldError } from "../effects/effects.ts";
import { canonicalJson, type InputFile, type Report, sha256, type Version } from "../model/index.ts";
import { changesBetween } from "../report/changes.ts";
import { type Font, loadFont } from "../report/fonts.ts";
import type { Fonts } from "../report/outputs/output.ts";
import { renderFiles } from "../report/render.ts";
import { changedInputs } from "./changed-inputs.ts";
import type { Newest } from "./newest-version.ts";
import { software } from "./software.ts";
import { swapFolder } from "./swap-folder.ts";
import { versionNumbers } from "./versions.ts";

export interface NewVersion {
  readonly report: Report;
  readonly files: readonly InputFile[];
  /** `reports/<study>` */
  readonly folder: string;
  readonly newest: Newest | null;
  /** Rewrite the newest version instead of making the next. */
  readonly amend: boolean;
  readonly options: Readonly<Record<string, string>>;
  /** Kinds of files beside the report itself; all when not given. */
  readonly only?: readonly string[];
}

const MAX_FONT_BYTES = 4 * 1024 * 1024;

const FONT_FILES = ["400Regular/Inter_400Regular", "600SemiBold/Inter_600SemiBold"] as const;

const readFonts = async (effects: Effects): Promise<Fonts> => {
  const files = FONT_FILES.map((name) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`)));
  const [regular, bold] = await Promise.all(
    files.map(async (file) => loadFont(await effects.files.readAll(file, MAX_FONT_BYTES))),
  );
  return { regular: regular as Font, bold: bold as Font, files };
};

/** The version before the one that is written: for an amended one, the one before it. */
const previousOf = async (input: NewVersion, effects: Effects): Promise<number | null> => {
  const numbers = await versionNumbers(input.folder, effects.files);
  return (input.amend ? numbers.at(-2) : numbers.at(-1)) ?? null;
};

/** Writes a version whole: under a temporary name first, then by one rename. Returns its number. */
export const writeVersion = async (input: NewVersion, effects: Effects): Promise<number> => {
  const { report, folder } = input;
  const previous = await previousOf(input, effects);
  const before = input.amend ? null : (input.newest?.report ?? null);
  const differs =
    input.newest === null ? null : await changedInputs(`${folder}/v${input.newest.number}`, input.files, effects.files);
  const facts = {
    inputs: input.files,
    software: software(),
    commit: await commit(effects),
    options: input.options,
  };
  const fonts = await readFonts(effects);
  if (report.study.internal) await effects.files.writeAll(`${folder}/.gitignore`, new TextEncoder().encode("*\n"));
  for (let number = input.amend ? (input.newest?.number ?? 1) : (previous ?? 0) + 1; ; number += 1) {
    const version: Version = {
      schema: "afterglow/version/1",
      number,
      reportSha256: sha256(canonicalJson(report)),
      generatedAt: effects.clock.now().toISOString(),
      previous,
      changes: changesBetween(before, report, differs),
    };
    const files = await renderFiles({
      report,
      version,
      facts,
      fonts,
      ...(input.only === undefined ? {} : { only: input.only }),
    });
    const temporary = `${folder}/.tmp-${process.pid}-${number}`;
    for (const [path, body] of files) {
      if (effects.stop.aborted) throw new WorldError("stopped: nothing was written");
      await effects.files.writeAll(
        `${temporary}/${path}`,
        typeof body === "string" ? new TextEncoder().encode(body) : body,
      );
    }
    if (input.amend) {
      await swapFolder(folder, `v${number}`, temporary, effects.files);
      return number;
    }
    if ((await effects.files.publish(temporary, `${folder}/v${number}`)) === "done") return number;
    await effects.files.remove(temporary); // another run took this number
  }
};

const commit = async (effects: Effects): Promise<{ id: string; dirty: boolean } | null> => {
  const state = await effects.git.state();
  return state === null ? null : { id: state.commit, dirty: state.dirty };
};
