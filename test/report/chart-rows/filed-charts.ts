import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  Cell,
  ChartBlock,
  Finding,
  Headline,
  Report,
  TableBlock,
  VegaLiteSpec,
} from "../../../pipeline/model/index.ts";
import { filesBelow } from "../../support/run-cli.ts";
import { readCsv } from "./read-csv.ts";

/** A number of a table with its limits; a bare number has none. */
export interface Numbers {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface FiledChart {
  readonly path: string;
  readonly finding: Finding;
  readonly chart: ChartBlock;
  readonly table: TableBlock;
  /** As filed; empty when there is no such file. */
  readonly spec: VegaLiteSpec;
  /** Names of cohorts by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly csv: readonly (readonly string[])[];
  /** What a cell says in numbers; `null` for words and for what could not be estimated. */
  readonly numbersOf: (cell: Cell | undefined) => Numbers | null;
}

const numbersWith =
  (headlines: ReadonlyMap<string, Headline>) =>
  (cell: Cell | undefined): Numbers | null => {
    if (typeof cell === "number") return { value: cell, low: null, high: null };
    if (cell === null || cell === undefined || typeof cell === "string") return null;
    const quantity = "headline" in cell ? headlines.get(cell.headline)?.quantity : cell;
    if (quantity?.kind !== "estimate") return null;
    const [interval] = quantity.intervals;
    return { value: quantity.value, low: interval?.low ?? null, high: interval?.high ?? null };
  };

const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

const chartsIn = (folder: string): readonly FiledChart[] => {
  const report: Report = JSON.parse(read(join(folder, "report.json")));
  const headlines = new Map(
    report.findings.flatMap((finding) => finding.headlines.map((one) => [one.id, one] as const)),
  );
  return report.findings.flatMap((finding) => {
    const stamp = finding.simulated ? "-SIMULATED" : finding.source.kind === "patients" ? "-INTERNAL" : "";
    return finding.blocks.flatMap((chart): readonly FiledChart[] => {
      if (chart.kind !== "chart") return [];
      const table = finding.blocks.find((block) => block.kind === "table" && block.id === chart.table);
      if (table?.kind !== "table") throw new Error(`${finding.id}: no table ${chart.table}`);
      const path = `charts/${finding.id.replaceAll("/", "--")}.${chart.id}${stamp}`;
      return [
        {
          path,
          finding,
          chart,
          table,
          labels: new Map(report.study.cohorts.map(({ id, label }) => [id, label] as const)),
          spec: JSON.parse(read(join(folder, `${path}.vl.json`)) || "{}"),
          csv: readCsv(read(join(folder, `${path}.csv`))),
          numbersOf: numbersWith(headlines),
        },
      ];
    });
  });
};

/** Every chart of every version below a folder, as its files have it. */
export const filedCharts = (root: string): readonly FiledChart[] =>
  [...filesBelow(root).keys()]
    .filter((path) => path.endsWith("report.json"))
    .sort()
    .flatMap((path) => chartsIn(join(root, path, "..")));
