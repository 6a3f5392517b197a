import { type TableName, tableSchemas } from "../../ingest/index.ts";
import type { Dataset, Json, Study, Table } from "../../model/index.ts";
import type { InputDifference, RowCounts } from "../../report/diff/input-difference.ts";
import { jsonDifferences } from "../../report/diff/json-differences.ts";
import { rowDifferences } from "../../report/diff/row-differences.ts";
import { type Rows, tableRows } from "../../report/diff/table-rows.ts";
import type { ChangedPart } from "./changed-parts.ts";
import { digestRows } from "./patient-history.ts";

/** What is known of one side: the study where it can be read, else the rows of patient files that were kept. */
export interface Known {
  readonly study: Study | null;
  readonly kept: ReadonlyMap<string, Rows>;
}

const publishedTables = ({ evidence }: Study): readonly Table<object>[] => {
  const { studies, arms, results, riskOfBias, durability } = evidence;
  return [studies, arms, results, riskOfBias, durability];
};

const publishedRows = (part: ChangedPart, a: Study, b: Study): InputDifference["rows"] => {
  const after = new Map(publishedTables(b).map((table) => [table.name, table]));
  return publishedTables(a).flatMap((table) => {
    const now = after.get(table.name);
    if (now === undefined || !part.files.includes(now.file.path)) return [];
    const { key } = tableSchemas[table.name as TableName];
    const told = rowDifferences(tableRows(table, key), tableRows(now, key));
    return told.added.length + told.removed.length + told.changed.length === 0 ? [] : [{ table: table.name, ...told }];
  });
};

const datasetOf = (known: Known, id: string): Dataset | undefined =>
  known.study?.datasets.find((dataset) => dataset.id === id);

/** How many patients came to each site: named only where there are no fewer than the plan asks for at a printed number. */
const sitesOf = (study: Study, dataset: Dataset, added: readonly string[]): RowCounts["sites"] => {
  const rows = tableRows(dataset.tables.patients, tableSchemas.patients.key);
  const counts = new Map<string, number>();
  for (const key of added) {
    const site = rows.get(key)?.site;
    if (site != null) counts.set(site, (counts.get(site) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= study.plan.minAtRisk)
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .map(([site, count]) => ({ site, added: count }));
};

const patientCounts = (part: ChangedPart, a: Known, b: Known): readonly RowCounts[] =>
  (["patients", "outcomes", "sessions", "satisfaction", "events"] as const).flatMap((name) => {
    const path = `patients/${part.part}/${name}.csv`;
    if (!part.files.includes(path)) return [];
    const rowsOf = (known: Known): Rows | undefined => {
      const table = datasetOf(known, part.part)?.tables[name];
      return known.kept.get(path) ?? (table === undefined ? undefined : digestRows(table));
    };
    const [before, after] = [rowsOf(a), rowsOf(b)];
    if (before === undefined || after === undefined) return [];
    const told = rowDifferences(before, after);
    const [added, removed, changed] = [told.added.length, told.removed.length, told.changed.length];
    if (added + removed + changed === 0) return [];
    const dataset = datasetOf(b, part.part);
    const sites = name === "patients" && b.study !== null && dataset ? sitesOf(b.study, dataset, told.added) : [];
    return [{ table: name, added, removed, changed, sites }];
  });

const asJson = ({ plan, claims, instruments }: Study): Json =>
  ({ ...plan, statements: claims, instruments }) as unknown as Json;

/** What differs in each part, as far as both sides are known. */
export const inputDifferences = (parts: readonly ChangedPart[], a: Known, b: Known): readonly InputDifference[] =>
  parts.map((part) => {
    const both = a.study !== null && b.study !== null;
    return {
      cause: part.cause,
      part: part.part,
      files: part.files,
      rows: both && part.prefix === "published/" ? publishedRows(part, a.study, b.study) : [],
      counts: part.cause === "data" && part.prefix !== "published/" ? patientCounts(part, a, b) : [],
      values: both && part.cause === "plan" ? jsonDifferences(asJson(a.study), asJson(b.study)) : [],
    };
  });
