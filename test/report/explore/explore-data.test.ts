import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Json, Report, TableBlock } from "../../../pipeline/model/index.ts";
import { dataPart } from "../../../pipeline/report/explore/client/data.ts";
import { filtersOf } from "../../../pipeline/report/explore/filters.ts";
import { libraryScripts } from "../../../pipeline/report/explore/libraries.ts";
import { linkedSpec, linksOf } from "../../../pipeline/report/explore/link-rows.ts";
import { packed } from "../../../pipeline/report/explore/packed.ts";
import { pooled } from "../../../pipeline/report/explore/pooled.ts";
import { type TableRow, tableRows } from "../../../pipeline/report/explore/table-rows.ts";
import { hostileStrings } from "../../support/hostile-strings.ts";
import { fc } from "../../support/properties.ts";
import { exploreOf, goldenReport, libraries } from "./explore-of.ts";

/** What the page's script makes of pooled values. */
const opened = (values: readonly Json[]): readonly Json[] => {
  const { pool, values: kept } = pooled(values);
  const document = {
    getElementById: () => ({ textContent: JSON.stringify({ texts: {}, charts: [], stamps: {}, pool }) }),
  };
  const made = runInNewContext(`${dataPart}; JSON.stringify(opened(${JSON.stringify(kept)}))`, { document });
  return JSON.parse(made) as readonly Json[];
};

describe("pooled values", () => {
  it("say once what comes twice, and rows as columns", () => {
    const rows = [
      { x: 1, style: "a style that is long enough" },
      { x: 2, style: "a style that is long enough" },
    ];
    const { pool, values } = pooled([{ rows }, { rows, more: 1 }]);
    expect(pool).toEqual([{ $k: ["x", "style"], $n: 2, $c: [[1, 2], ["a style that is long enough"]] }]);
    expect(values).toEqual([{ rows: { $: 0 } }, { rows: { $: 0 }, more: 1 }]);
  });

  it("are opened again by the page as they were, but for digits that nobody sees", () => {
    const word = fc.oneof(fc.constantFrom("x", "the same long word again and again"), fc.string());
    const { value } = fc.letrec<{ value: Json; list: Json; record: Json }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.boolean(), fc.constant(null), word, tie("list"), tie("record")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      record: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        expect(opened(values)).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 60 },
    );
  });

  it("have six digits", () => {
    expect(packed([1.23456789, 1000000, -0.000123456789])).toEqual([1.23457, 1000000, -0.000123457]);
  });
});

const row = (cells: readonly string[], value: number | null = null): TableRow => ({
  cells,
  keys: cells,
  value,
  low: null,
  high: null,
  ratio: false,
  day: null,
});

const spec = (...layer: readonly Json[]) => ({ layer: [...layer] });
const layer = (type: string, style: string, values: readonly Json[], encoding: Json = {}): Json => ({
  mark: { type, style },
  data: { values: [...values] },
  encoding,
});
const rowsIn = (chart: Json): readonly Json[] => {
  const found: Json[] = [];
  JSON.parse(JSON.stringify(chart), (key, value) => {
    if (key === "_rows") found.push(value);
    return value;
  });
  return found;
};

describe("marks and rows", () => {
  const pixels = { x: { field: "x", scale: null }, y: { field: "y", scale: null } };

  it("are linked by the mark's id, with the lines, rings and names that stand at it", () => {
    const scale = { type: "symlog", constant: 1, domain: [0, Math.E * Math.E - 1], range: [0, 100] };
    const chart = spec(
      // symlog: day e − 1 stands halfway, at 50 px.
      layer(
        "point",
        "point-open",
        [
          { id: "a", day: Math.E - 1, y: 10, role: "one" },
          { id: "b", day: 0, y: 90, role: "two" },
        ],
        {
          x: { field: "day", scale },
          y: { field: "y", scale: null },
        },
      ),
      layer("rule", "whisker", [{ x: 50, x2: 50, y: 0, y2: 20, role: "one" }]),
      layer("rule", "connector", [{ x: 50, x2: 0, y: 10, y2: 90 }]),
      layer("text", "text", [
        { text: "Beta 2020 (median)", x: 60, y: 12 },
        { text: "Nobody", x: 300, y: 300 },
      ]),
      layer("rect", "label-paper", [{ x: 58, x2: 90, y: 5, y2: 20 }]),
    );
    const links = linksOf(chart, [row(["Alpha 2019", "a"]), row(["Beta 2020", "b"])]);
    expect(rowsIn(linkedSpec(chart, links))).toEqual([[0], [1], [0], [0, 1], [1], [1]]);
  });

  it("are linked by the names of row and column, each in a cell of its own", () => {
    const chart = spec(
      layer("point", "cell", [
        { row: "other", column: "other", x: 1, y: 1 },
        { row: "mood", column: "other", x: 1, y: 90 },
      ]),
    );
    const rows = [row(["other", "other", "trial"]), row(["mood", "other", "trial"]), row(["mood", "other", "cohort"])];
    expect(rowsIn(linkedSpec(chart, linksOf(chart, rows)))).toEqual([[0], [1, 2]]);
  });

  it("are linked by their number, in the order of the table, percent or not", () => {
    const chart = spec(
      layer("rule", "interval", [{ id: "row-1", from: 1 }]),
      layer("point", "estimate-square", [
        { id: "row-0", estimate: 25 },
        { id: "row-1", estimate: 25 },
        { id: "row-2", estimate: 7 },
      ]),
    );
    const links = linksOf(chart, [row(["x"], 0.25), row(["y"]), row(["z"], 0.25)]);
    expect(rowsIn(linkedSpec(chart, links))).toEqual([[2], [0], [2]]);
  });

  it("are linked by the choices marked under a column, where they name one row", () => {
    const chart = spec(
      layer("rule", "interval", [
        { x: 305, x2: 305, y: 0, y2: 9 },
        { x: 309, x2: 309, y: 0, y2: 9 },
      ]),
      layer(
        "point",
        "estimate-square",
        [
          { x: 305, y: 20 },
          { x: 305, y: 41 },
          { x: 309, y: 20 },
        ],
        pixels,
      ),
      layer("text", "text", [
        { text: "REML", x: 0, y: 20 },
        { text: "kept", x: 0, y: 41 },
      ]),
    );
    const rows = [row(["DL", "kept"], 1), row(["REML", "kept"], 1), row(["REML", "left out"], 1)];
    expect(rowsIn(linkedSpec(chart, linksOf(chart, rows)))).toEqual([[1], [1], [1]]);
  });

  it("stay apart where nothing tells whose a mark is", () => {
    const chart = spec(layer("point", "point", [{ x: 1, y: 1 }]));
    expect(linksOf(chart, [row(["a"], 1)]).size).toBe(0);
  });
});

describe("a table", () => {
  const table: TableBlock = {
    kind: "table",
    id: "t",
    depth: "full",
    caption: ["T"],
    columns: [
      { id: "study", label: "Study", unit: null, align: "start" },
      { id: "illness", label: "Condition", unit: null, align: "start" },
      { id: "day", label: "Day", unit: "days", align: "end" },
    ],
    rows: [
      ["A", "mood", 7],
      ["B", "mood", "12 h"],
      ["C", "trauma", "28"],
      ["D", "trauma", "on discharge"],
    ],
  };
  const context = { headlines: new Map(), spelling: "US" as const, citation: (id: string) => id };
  const rows = tableRows(table, -1, context);

  it("has days as numbers, also those of hours, and none where there is none", () => {
    expect(rows.map(({ day }) => day)).toEqual([7, 0.5, 28, null]);
  });

  it("is filtered by words that several rows share and by days, not by what a mark of several rows mixes", () => {
    const condition = { kind: "words", column: 1, label: "Condition", options: ["mood", "trauma"] };
    expect(filtersOf(table, rows, [[0], [0, 1]])).toEqual([condition]);
    expect(filtersOf(table, rows, [[0], [1]])).toEqual([condition, { kind: "days", label: "Day" }]);
    expect(filtersOf(table, rows, [[0, 2]])).toEqual([]);
  });
});

describe("the programs of others", () => {
  it("refuse an interpreter that is written in another way", () => {
    expect(() => libraryScripts({ ...libraries, interpreter: "export default 1;" })).toThrow(/not written as expected/);
  });

  it("cannot end the element that holds them, and carry no address of a map", () => {
    const [first] = libraryScripts({ ...libraries, vega: 'x="</script><!--";\n//# sourceMappingURL=x.map' });
    expect(first).toBe('x="<\\/script><\\!--";\n');
  });
});

describe("the explore page", () => {
  const html = exploreOf(goldenReport);

  it("has the same bytes twice", () => {
    expect(exploreOf(structuredClone(goldenReport))).toBe(html);
  });

  it("allows its own scripts and stylesheet, and nothing that makes code", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src( 'sha256-[^']+'){4}; style-src 'sha256-[^']+';/);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(html).not.toMatch(/ style=| on\w+="/);
    const scripts = html.match(/<script(?! type="application\/json")/g);
    expect(scripts?.length).toBe(4);
  });

  it("says without scripts where the report is", () => {
    expect(html).toMatch(/<noscript>.*<a href="index.html">index.html<\/a>.*<\/noscript>/);
  });

  it("has words that mean harm as words only", () => {
    const all = Object.values(hostileStrings).join(" ");
    const hostile = JSON.parse(JSON.stringify(goldenReport), (key, value) =>
      typeof value === "string" && ["title", "question", "label", "description"].includes(key)
        ? `${value} ${all}`
        : value,
    ) as Report;
    const page = exploreOf(hostile);
    const body = page.slice(page.indexOf("<body>"));
    expect(page.match(/<script/g)?.length).toBe(html.match(/<script/g)?.length);
    expect(body).not.toMatch(/<(img|svg|b class|script)/);
    expect(/id="data">([^<]*)<\/script>/.exec(page)?.[1]).toContain("pwned");
  });

  it("has every chart of the report", () => {
    const data = JSON.parse(/id="data">([^<]*)</.exec(html)?.[1] ?? "") as { charts: readonly unknown[] };
    const charts = goldenReport.findings.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "chart" ? [block.id] : [])),
    );
    expect(data.charts.length).toBe(charts.length);
  });

  it("is not larger than the page may be, for the shipped report too", () => {
    const folder = resolve(import.meta.dirname, "../../../reports/ketamine-with-therapy");
    const newest = readdirSync(folder)
      .filter((name) => /^v\d+$/.test(name))
      .sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)))[0];
    const shipped = JSON.parse(readFileSync(resolve(folder, newest ?? "", "report.json"), "utf8")) as Report;
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(1_500_000);
    expect(Buffer.byteLength(exploreOf(shipped))).toBeLessThanOrEqual(1_420_000); // without its letters, 75 kB
  });
});
