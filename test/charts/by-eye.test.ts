import { describe, expect, test } from "vitest";
import {
  estimateLadder,
  evidenceMap,
  forest,
  networkPlot,
  prismaFlow,
  satisfactionHistogram,
  survivalCurves,
  trafficLight,
} from "../../pipeline/charts/index.ts";
import type { VegaLiteSpec } from "../../pipeline/model/index.ts";
import { draw, textsOf } from "../report/drawing.ts";
import { frameOf, histogramExamples, survivalExamples } from "./examples.ts";
import { forestExamples } from "./forest-examples.ts";

interface Unit {
  readonly mark?: { readonly style?: unknown; readonly type?: string };
  readonly data?: { readonly values: readonly Readonly<Record<string, number | string>>[] };
  readonly layer?: readonly Unit[];
}

const unitsOf = (spec: Unit): readonly Unit[] => (spec.layer ? spec.layer.flatMap(unitsOf) : [spec]);
const rowsOf = (spec: VegaLiteSpec, style: string) =>
  unitsOf(spec as Unit).flatMap((unit) => ([unit.mark?.style].flat().includes(style) ? (unit.data?.values ?? []) : []));
const wordsOf = (spec: VegaLiteSpec): readonly string[] =>
  unitsOf(spec as Unit).flatMap((unit) =>
    unit.mark?.type === "text" ? (unit.data?.values ?? []).map(({ text }) => String(text)) : [],
  );
const example = <T>(all: Readonly<Record<string, T>>, name: string): T => {
  const found = all[name];
  if (found === undefined) throw new RangeError(name);
  return found;
};

const ladder = (rows: number) => ({
  rows: Array.from({ length: rows }, (_, i) => ({
    ...{ label: `Way ${i + 1}`, group: null, value: i, low: i - 30, high: i + 30, text: `${i} (−30 to 30)` },
    ...{ note: "12/40", hollow: false },
  })),
  ...{ unit: "days", zero: 0, worthwhile: 14, betterSide: "right" as const, noteTitle: "Relapses/people" },
  favours: ["favors tea", "favors cake"] as const,
});

describe("a ladder", () => {
  test.each([640, 328])("has its stamp below its last row and above its axis, at %i px", async (width) => {
    const spec = estimateLadder(frameOf("simulated", width), ladder(4));
    const lowest = Math.max(...rowsOf(spec, "interval").map(({ y }) => Number(y)));
    const [stamp] = rowsOf(spec, "simulated-stamp");
    // 15 px high, its lower edge at y.
    expect(Number(stamp?.y) - 15).toBeGreaterThan(lowest + 4);
    const texts = textsOf(await draw(spec));
    const [faint] = texts.filter(({ text, opacity }) => text === "SIMULATED" && opacity < 1);
    expect(faint).toBeDefined();
    for (const one of texts.filter((text) => text !== faint))
      expect(
        faint &&
          Math.min(faint.right, one.right) > Math.max(faint.left, one.left) &&
          Math.min(faint.bottom, one.bottom) > Math.max(faint.top, one.top),
        one.text,
      ).toBe(false);
  });

  test("names on a telephone what its numbers are, in a header and beside each note", () => {
    const words = wordsOf(estimateLadder(frameOf("published", 328), ladder(2)));
    expect(words.slice(0, 200)).toEqual(expect.arrayContaining(["Analysis", "Days (interval)"]));
    expect(words.filter((text) => text === "Relapses/people: 12/40")).toHaveLength(2);
  });

  test("needs no name for what is called a note", () => {
    const words = wordsOf(estimateLadder(frameOf("published", 328), { ...ladder(1), noteTitle: "Note" }));
    expect(words).toContain("12/40");
  });
});

test("a forest on a telephone leaves no column out", () => {
  const data = example(forestExamples, "pooled");
  const words = wordsOf(forest(frameOf("published", 328), data)).join(" ");
  expect(words).not.toContain("In the table only");
  for (const { label } of data.columns.slice(1)) expect(words).toContain(`${label}:`);
});

const COMPARISONS = [
  "With against without therapy",
  "Drug with therapy against placebo plus therapy",
  "Drug against an active control",
  ...Array.from({ length: 8 }, (_, i) => `Comparison ${i + 1}`),
];
const map = {
  ...{ rowTitle: "Condition", columnTitle: "Comparison", columns: COMPARISONS },
  rows: ["Treatment-resistant depression", "Anxiety"],
  cells: COMPARISONS.map((column, i) => ({ row: "Anxiety", column, samples: i + 8 })),
};

describe("the evidence map", () => {
  test.each([640, 328])(
    "prints every name of a column whole, and no number on another square, at %i px",
    async (width) => {
      const spec = evidenceMap(frameOf("published", width), map);
      expect(wordsOf(spec).filter((text) => text.includes("…"))).toEqual([]);
      const upright = wordsOf(spec).join(" ");
      for (const word of COMPARISONS.flatMap((name) => name.split(" "))) expect(upright).toContain(word);
      const squares = rowsOf(spec, "cell-filled").map(
        ({ x, area }) => [Number(x), Math.sqrt(Number(area)) / 2] as const,
      );
      const numbers = textsOf(await draw(spec)).filter(({ text }) => /^\d+$/.test(text));
      expect(numbers).toHaveLength(COMPARISONS.length);
      for (const { text, left, right } of numbers) {
        const own = COMPARISONS.length - (COMPARISONS.length + 7 - Number(text)) - 1;
        squares.forEach(([x, half], i) => {
          if (i !== own) expect(Math.min(right, x + half) - Math.max(left, x - half), text).toBeLessThan(0.5);
        });
      }
    },
  );

  test("cuts only a name that has no room at all", () => {
    const spec = evidenceMap(frameOf("published", 328), { ...map, columns: [...COMPARISONS, "long ".repeat(40)] });
    expect(wordsOf(spec).filter((text) => text.includes("…"))).toHaveLength(1);
  });
});

test("words on a line of a network stand on no other line", () => {
  const nodes = ["Cake", "Tea", "Water", "Milk"].map((label, i) => ({
    ...{ id: label, label, people: i === 3 ? 0 : 40 },
    role: "neutral" as const,
  }));
  // Each against the one across: the lines cross in the middle, where the words would stand.
  const spec = networkPlot(frameOf("published"), {
    nodes,
    edges: [
      { nodes: ["Cake", "Water"], trials: 1 },
      { nodes: ["Tea", "Milk"], trials: 0 },
    ],
  });
  const [box] = rowsOf(spec, "label-paper");
  const [other] = rowsOf(spec, "landmark");
  expect(wordsOf(spec)).toContain("1 trial");
  for (let i = 0; i <= 200; i += 1) {
    const at = (from: unknown, to: unknown): number => Number(from) + ((Number(to) - Number(from)) * i) / 200;
    const [x, y] = [at(other?.x, other?.x2), at(other?.y, other?.y2)];
    expect(x > Number(box?.x) && x < Number(box?.x2) && y > Number(box?.y) && y < Number(box?.y2), `${x}, ${y}`).toBe(
      false,
    );
  }
});

test("a key of judgements has only those that somebody made", () => {
  const words = wordsOf(
    trafficLight(frameOf("published"), {
      domains: ["one"],
      rows: [{ study: "Eastlake 2018", marks: ["low"], overall: "high" }],
    }),
  );
  expect(words).toEqual(expect.arrayContaining(["low risk", "high risk"]));
  expect(words).not.toContain("some concerns");
});

test("a box with a number that nobody recorded has a dotted edge, and the picture says so", () => {
  const spec = prismaFlow(frameOf("published"), {
    steps: [
      { box: [{ text: "Screened", count: null }], left: [] },
      { box: [{ text: "Included", count: 12 }], left: [] },
    ],
  });
  expect(rowsOf(spec, "landmark")).toHaveLength(1);
  expect(rowsOf(spec, "cell-empty")).toHaveLength(2);
  expect(wordsOf(spec).join(" ")).toContain("Dotted edge: a number in this box was not recorded.");
  const known = prismaFlow(frameOf("published"), { steps: [{ box: [{ text: "Included", count: 12 }], left: [] }] });
  expect(wordsOf(known).join(" ")).not.toContain("Dotted");
});

test("histograms say how many of those asked answered, in percent by how many they were", () => {
  const data = Object.values(histogramExamples)[0] as Parameters<typeof satisfactionHistogram>[1];
  const says = (n: number, asked: number | null): string =>
    wordsOf(
      satisfactionHistogram(frameOf("published"), {
        ...data,
        series: data.series.slice(0, 1).map((one) => ({ ...one, n, asked, mean: "" })),
      }),
    ).join(" ");
  expect(says(197, 287)).toContain("197 of 287 answered (68.6%)");
  expect(says(20, 60)).toContain("20 of 60 answered (33%)");
  expect(says(7, 18)).toContain("7 of 18 answered");
  expect(says(7, 18)).not.toContain("%)");
  expect(says(7, null)).toContain("n = 7");
});

test("curves print what is said of them under the picture", () => {
  const data = Object.values(survivalExamples)[0] as Parameters<typeof survivalCurves>[1];
  const spec = survivalCurves(frameOf("published"), { ...data, says: ["Relapse can only be seen at visits."] });
  expect(wordsOf(spec)).toContain("Relapse can only be seen at visits.");
});
