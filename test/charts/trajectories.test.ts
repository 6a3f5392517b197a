import { expect, test } from "vitest";
import { trajectories } from "../../pipeline/charts/index.ts";
import { frameOf } from "./examples.ts";
import { trajectoryExamples } from "./trajectory-examples.ts";

interface Unit {
  readonly mark?: { readonly style?: unknown; readonly type?: string };
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly layer?: readonly Unit[];
}

const unitsOf = (spec: Unit): readonly Unit[] => (spec.layer ? spec.layer.flatMap(unitsOf) : [spec]);
const drawn = (name: string, width = 640): readonly Unit[] => {
  const data = trajectoryExamples[name];
  if (!data) throw new Error(name);
  return unitsOf(trajectories(frameOf("simulated", width), data) as Unit);
};
const styled = (units: readonly Unit[], style: string) =>
  units.filter(({ mark }) => [mark?.style].flat().includes(style)).map(({ data }) => data?.values ?? []);
const texts = (units: readonly Unit[]) =>
  units.flatMap(({ mark, data }) => (mark?.type === "text" ? (data?.values ?? []) : []));

test("each mean stands on its day, with its band, in the cohort's own stroke and mark", () => {
  const units = drawn("two");
  expect(styled(units, "curve-comparator")[0]?.map(({ day, mean }) => [day, mean])).toEqual([
    [0, 71.3],
    [7, 52],
    [14, 35],
    [60, 41],
    [180, 43],
  ]);
  expect(styled(units, "curve-intervention")).toHaveLength(1);
  expect(styled(units, "band").map((rows) => rows.length)).toEqual([5, 5]);
  expect(new Set(styled(units, "point").flatMap((rows) => rows.map(({ shape }) => shape)))).toEqual(
    new Set(["circle", "square"]),
  );
});

test("people stand under the days that have room, and a note says when one has not", () => {
  for (const width of [640, 328]) {
    const words = texts(drawn("two", width));
    const numbers = words.filter(({ text }) => /^\d+$/.test(String(text)));
    for (const people of ["281", "1226", "265", "1225"]) expect(numbers.map(({ text }) => text)).toContain(people);
    expect(words.some(({ text }) => String(text).startsWith("Not every day has room"))).toBe(true);
  }
});

test("a window without anybody breaks line and band; a mean without limits has no band", () => {
  const units = drawn("gaps");
  expect(styled(units, "curve-comparator").map((rows) => rows.map(({ day }) => day))).toEqual([[14, 28, 60]]);
  expect(styled(units, "band").map((rows) => rows.map(({ day }) => day))).toEqual([[28, 60]]);
  expect(styled(units, "point").map((rows) => rows.length)).toEqual([4]);
});
