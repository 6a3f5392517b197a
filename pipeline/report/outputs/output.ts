import type { ChartBlock, Finding, InputFile, Report, VegaLiteSpec, Version } from "../../model/index.ts";
import type { Libraries } from "../explore/libraries.ts";
import { fileName } from "../file-name.ts";
import type { Font } from "../fonts.ts";
import type { View } from "../html/view.ts";
import type { Work } from "./jobs.ts";

/** What the manifest says of the run: everything that the report itself must not depend on. */
export interface RunFacts {
  readonly inputs: readonly InputFile[];
  /** Digests of the schemas that judged the inputs. */
  readonly schemas: Readonly<Record<string, string>>;
  readonly software: Readonly<Record<string, string>>;
  readonly commit: { readonly id: string; readonly dirty: boolean } | null;
  readonly options: Readonly<Record<string, string>>;
  /** Terms as the study and its data sets name them; `null`: the study names none. */
  readonly licences: { readonly report: string | null; readonly datasets: Readonly<Record<string, string>> };
}

export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
  /** The same two as TrueType files, for what draws without a browser. */
  readonly files: readonly string[];
}

/** Pictures of a finding as they were made from the same before, or made now. What private charts are made of is never kept. */
export type KeepPictures = (
  finding: Finding,
  from: unknown,
  make: () => Promise<readonly string[]>,
) => Promise<readonly string[]>;

export const makeAlways: KeepPictures = (_finding, _from, make) => make();

/** What every kind of file is made from. Pictures are drawn when somebody asks, and once. */
export interface Rendering {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  readonly fonts: Fonts;
  /** Without pictures. */
  readonly words: Omit<View, "svg">;
  /** With every picture drawn in the page's own colours. */
  readonly view: () => Promise<View>;
  /** `index.html`. */
  readonly page: () => Promise<string>;
  /** `@font-face` rules with every letter of the page inside. */
  readonly faces: () => Promise<string>;
  /** What the explore page runs: read when somebody asks. */
  readonly libraries: () => Promise<Libraries>;
  readonly keepPictures?: KeepPictures;
  /** Who does the slow steps; here, one after another, when not given. */
  readonly work?: Work;
  /** The files that are made already: the report and what stands before in the list of outputs. */
  readonly made: ReadonlyMap<string, FileBody>;
}

export type FileBody = string | Uint8Array;

/** One kind of file of a version. */
export interface Output {
  /** What `--only` calls it. */
  readonly id: string;
  /** Read by programs: English in every language. */
  readonly english?: true;
  /** When it is begun: `first` and `early` where others do its long work meanwhile, `last` where it names the other files. */
  readonly turn?: "first" | "early" | "last";
  /** Files by path within the version's folder. */
  readonly files: (rendering: Rendering) => Promise<readonly (readonly [string, FileBody])[]>;
}

/** Whoever has only the file still sees what it rests on. */
export const suffix = (finding: Pick<Finding, "simulated" | "source">): string =>
  finding.simulated ? "-SIMULATED" : finding.source.kind === "patients" ? "-INTERNAL" : "";

export const chartName = (finding: Pick<Finding, "id">, chart: Pick<ChartBlock, "id">): string =>
  `${fileName(finding.id)}.${chart.id}`;

export const chartsOf = (report: Report): readonly { readonly finding: Finding; readonly chart: ChartBlock }[] =>
  report.findings.flatMap((finding) =>
    finding.blocks.flatMap((block) => (block.kind === "chart" ? [{ finding, chart: block }] : [])),
  );

/** Each layout of a chart by the ending of its name: as filed, for a telephone, for the first screen. */
export const layoutsOf = (chart: ChartBlock): readonly (readonly [string, VegaLiteSpec])[] => [
  ["", chart.spec],
  [".narrow", chart.narrow],
  ...(chart.cover === null ? [] : [[".cover", chart.cover] as const]),
];

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
