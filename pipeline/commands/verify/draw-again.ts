import type { Effects } from "../../effects/effects.ts";
import { type EarlierManifest, type Report, type Study, sha256, type Version } from "../../model/index.ts";
import { renderFiles } from "../../report/render.ts";
import type { BytesState } from "../../report/verify/verification.ts";
import { readFonts } from "../read-fonts.ts";
import { readLibraries } from "../read-libraries.ts";
import { drawingWork } from "../run-work.ts";
import { software } from "../software.ts";

const major = (version: string | undefined): string | undefined => version?.split(".")[0];

/** The manifest is compared by its parts, and the terms of a crate come from the study of now. */
const notCompared = new Set(["manifest.json"]);

/** Draws every file of a version from its own report again and compares the bytes with what stands there. */
export const drawAgain = async (
  version: { readonly report: Report; readonly version: Version; readonly manifest: EarlierManifest },
  study: Pick<Study, "plan" | "datasets" | "language">,
  effects: Effects,
): Promise<BytesState> => {
  const { report, manifest } = version;
  const { report: _report, version: _version, ...schemas } = manifest.schemas ?? {};
  const only = manifest.options.only?.split(",");
  const files = await renderFiles({
    report,
    version: version.version,
    facts: {
      inputs: manifest.inputs,
      schemas,
      software: manifest.software,
      commit: manifest.commit,
      options: manifest.options,
      licences: {
        report: study.plan.licence ?? null,
        datasets: Object.fromEntries(study.datasets.map(({ id, licence }) => [id, licence])),
      },
    },
    fonts: await readFonts(effects),
    libraries: () => readLibraries(effects),
    ...drawingWork(effects),
    ...(only === undefined ? {} : { only }),
    ...(study.language === undefined ? {} : { language: study.language }),
  });
  const paths = [...new Set([...Object.keys(manifest.outputs), ...files.keys()])].filter(
    (path) => !notCompared.has(path),
  );
  const differing = paths.filter((path) => {
    const body = files.get(path);
    return body === undefined || sha256(body) !== manifest.outputs[path];
  });
  return {
    promised: major(manifest.software.node) === major(software().node),
    same: paths.length - differing.length,
    differing,
  };
};
