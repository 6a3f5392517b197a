import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { comparisons } from "./chart-rows/comparisons.ts";
import { type FiledChart, filedCharts } from "./chart-rows/filed-charts.ts";

const root = resolve(import.meta.dirname, "../..");

/** The picture, the table and the CSV of every chart that was filed, of the shipped and of the small study. */
const filed = ["reports", "test/golden"].flatMap((folder) =>
  filedCharts(resolve(root, folder)).map((one) => [`${folder}: ${one.path}`, one] as const),
);

/** The cells of a table as its CSV must have them: a quantity takes four, the number, its limits and the reason against it. */
const wanted = ({ table, numbersOf, finding }: FiledChart): readonly (readonly (string | number)[])[] => {
  const wide = table.columns.map((_, i) => table.rows.some((row) => typeof row[i] === "object" && row[i] !== null));
  const kind = finding.simulated ? "simulated" : finding.source.kind === "published" ? "published" : "real";
  return [
    [
      ...table.columns.flatMap(({ id }, i) => (wide[i] ? [id, `${id}_low`, `${id}_high`, `${id}_reason`] : [id])),
      "data_kind",
    ],
    ...table.rows.map((row) => [
      ...table.columns.flatMap((_, i): readonly (string | number)[] => {
        const cell = row[i] ?? null;
        if (!wide[i]) return [(cell ?? "") as string | number];
        const found = numbersOf(cell);
        if (found !== null) return [found.value, found.low ?? "", found.high ?? "", ""];
        return typeof cell === "string" ? [cell, "", "", ""] : ["", "", "", WHY];
      }),
      kind,
    ]),
  ];
};

const WHY = "a sentence, or nothing where nothing was printed";

const asWanted = (text: string, cell: string | number): string | number =>
  cell === WHY ? WHY : typeof cell === "number" ? Number(text) : text;

describe.each(filed)("%s", (_, one) => {
  it("is filed as the report has it", () => {
    expect(one.spec).toEqual(one.chart.spec);
  });

  it("has the rows of its table in its CSV", () => {
    const cells = wanted(one);
    expect(one.csv.map((row, r) => row.map((text, c) => asWanted(text, cells[r]?.[c] ?? "")))).toEqual(cells);
  });

  it("has the rows of its table in its picture, in both layouts", () => {
    const compare = comparisons.find(([ids]) => ids.test(one.chart.id))?.[1];
    expect(compare, "say in chart-rows/comparisons.ts how its rows are read back").toBeDefined();
    expect(compare?.(one)).toEqual([]);
    expect(compare?.({ ...one, spec: one.chart.narrow })).toEqual([]);
  });
});

describe("charts that were filed", () => {
  it("are there at all", () => {
    expect(filed.length).toBeGreaterThan(30);
  });

  it("are told apart when one number of the picture is another", () => {
    for (const [name, one] of filed) {
      const spec = JSON.parse(
        JSON.stringify(one.spec).replaceAll(/"(estimate|percent|mean)":-?[\d.]+/g, '"$1":12345.678'),
      );
      if (JSON.stringify(spec) === JSON.stringify(one.spec)) continue;
      const compare = comparisons.find(([ids]) => ids.test(one.chart.id))?.[1];
      const some = compare?.({ ...one, spec }) ?? [];
      if (!/overlap|satisfaction$/.test(one.chart.id)) expect(some, name).not.toEqual([]);
    }
  });
});
