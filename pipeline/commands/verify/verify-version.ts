import type { Effects } from "../../effects/effects.ts";
import { readVersion, type VersionRead } from "../../ingest/index.ts";
import { canonicalJson, type InputFile, type Report } from "../../model/index.ts";
import { compareReports } from "../../report/verify/compare-reports.ts";
import type { Tolerance } from "../../report/verify/compare-values.ts";
import type { Verification } from "../../report/verify/verification.ts";
import { type Made, makeReport } from "../make-report.ts";
import { software } from "../software.ts";
import { filesAtRevision } from "../study-at-revision.ts";
import { inputStates, withChangedRows } from "./input-states.ts";
import { matchingRevision } from "./matching-revision.ts";
import { outputStates } from "./output-states.ts";

export interface ToVerify {
  readonly study: string;
  /** Id of the study: the folder under `out`. */
  readonly id: string;
  /** `reports/<study>/v<N>` */
  readonly folder: string;
  readonly number: number;
  /** The commit to read the inputs from; `null`: the study folder as it is. */
  readonly at: string | null;
  readonly tolerance: Tolerance;
  readonly bytes: boolean;
  /** What is known to be wrong already. */
  readonly faults: readonly string[];
}

/** What the three documents of a version say against each other, or why they cannot be read. */
const documentFaults = (number: number, { report, version, manifest }: VersionRead): readonly string[] => {
  const broken = Object.entries({ report, version, manifest }).flatMap(([name, part]) =>
    part.kind === "fault" ? [`v${number}/${name}.json ${part.fault}: bring it back from git`] : [],
  );
  const said = version.kind === "value" ? version.value : null;
  return [
    ...broken,
    ...(said !== null && said.number !== number
      ? [`v${number}/version.json says that it is version ${said.number}: the folder was renamed or the file edited`]
      : []),
    ...(said !== null && report.kind === "value" && said.reportSha256 !== report.sha256
      ? [`v${number}/report.json is not the one that version.json was written for: edited since, or of another version`]
      : []),
  ];
};

const dataFaults = (made: Made, at: string | null): readonly string[] =>
  made.kind === "report"
    ? []
    : [
        `the inputs ${at === null ? "as they are" : `of commit ${at.slice(0, 12)}`} make no report with this program: errors in the data (${made.issues.errors}); see them with afterglow check`,
      ];

/** The report as its file would have it. */
const asFiled = (report: Report): Report => JSON.parse(canonicalJson(report)) as Report;

/** Derives a version again and compares everything: inputs, files, every part of the report, and bytes if asked. */
export const verifyVersion = async (asked: ToVerify, effects: Effects): Promise<Verification> => {
  const { study, folder, number, at, tolerance } = asked;
  const files = at === null ? effects.files : filesAtRevision(effects, at);
  const read = await readVersion(effects.files, folder);
  const manifest = read.manifest.kind === "value" ? read.manifest.value : null;
  const filed = read.report.kind === "value" ? read.report.value : null;
  const said = read.version.kind === "value" ? read.version.value : null;
  const made = await makeReport(study, effects, { files });
  const nowFiles: readonly InputFile[] = made.kind === "report" ? made.files : [];
  const states = manifest === null ? [] : await inputStates(study, manifest.inputs, nowFiles, files);
  const offer =
    manifest === null || states.every(({ state }) => state === "same")
      ? null
      : await matchingRevision(
          { folder, commit: manifest.commit?.id ?? null, inputs: manifest.inputs },
          study,
          states,
          effects,
        );
  const bytes =
    asked.bytes && made.kind === "report" && manifest !== null && filed !== null && said !== null
      ? await (await import("./draw-again.ts")).drawAgain(
          { report: filed, version: said, manifest },
          made.study,
          effects,
        )
      : null;
  return {
    study: asked.id,
    version: number,
    at,
    tolerance,
    software: { written: manifest?.software ?? {}, now: software() },
    faults: [...asked.faults, ...documentFaults(number, read), ...dataFaults(made, at)],
    inputs: offer === null ? states : await withChangedRows(study, states, filesAtRevision(effects, offer), files),
    outputs: manifest === null ? [] : await outputStates(folder, manifest.outputs, effects.files),
    report: filed === null || made.kind !== "report" ? null : compareReports(filed, asFiled(made.report), tolerance),
    bytes,
    offer: offer === at ? null : offer,
  };
};
