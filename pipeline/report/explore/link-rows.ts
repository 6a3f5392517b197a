import type { Json, VegaLiteSpec } from "../../model/index.ts";
import { type Links, linkPlaces } from "./link-places.ts";
import { type Datum, isRecord, type Leaf, specLeaves } from "./spec-leaves.ts";
import { sameNumber, type TableRow } from "./table-rows.ts";

/** The field of a mark that says which rows of the table it shows. */
export const ROWS = "_rows";

type Found = Map<Datum, readonly number[]>;

const all = (leaves: readonly Leaf[]): readonly Datum[] => leaves.flatMap(({ values }) => values);

/** Rows with each of the words in a cell of its own. */
const rowsWith = (rows: readonly TableRow[], words: readonly string[]): readonly number[] =>
  rows.flatMap(({ keys }, i) => {
    const left = [...keys];
    const all = words.every((word) => left.includes(word) && left.splice(left.indexOf(word), 1).length === 1);
    return all ? [i] : [];
  });

/** By its id, or by the names of its row and column. */
const byName = (leaves: readonly Leaf[], rows: readonly TableRow[], found: Found): void => {
  for (const datum of all(leaves)) {
    const words = typeof datum.id === "string" ? [datum.id] : [datum.row, datum.column];
    if (!words.every((word) => typeof word === "string")) continue;
    const named = rowsWith(rows, words);
    if (named.length > 0) found.set(datum, named);
  }
};

/** Marks that are numbered only: by their number, in the order of the table. */
const byNumber = (leaves: readonly Leaf[], rows: readonly TableRow[], found: Found): void => {
  const byId = new Map<string, number>();
  const used = new Set([...found.values()].flat());
  for (const datum of all(leaves)) {
    const { id, estimate } = datum;
    if (typeof id !== "string" || typeof estimate !== "number" || found.has(datum)) continue;
    const row = rows.findIndex(({ value }, i) => value !== null && !used.has(i) && sameNumber(value, estimate));
    if (row < 0) continue;
    used.add(row);
    byId.set(id, row);
  }
  for (const datum of all(leaves)) {
    const row = typeof datum.id === "string" ? byId.get(datum.id) : undefined;
    if (row !== undefined && !found.has(datum)) found.set(datum, [row]);
  }
};

const begins = (word: string, text: string): boolean => word === text || (text.length > 3 && word.startsWith(text));

/** The words at each height. */
const labelsByHeight = (leaves: readonly Leaf[]): ReadonlyMap<number, readonly string[]> => {
  const labels = new Map<number, string[]>();
  for (const { type, values } of leaves) {
    if (type !== "text") continue;
    for (const { y, text } of values) {
      if (typeof y !== "number") continue;
      const word = String(text).replace(/…$/, "");
      labels.set(Math.round(y), [...(labels.get(Math.round(y)) ?? []), word]);
    }
  }
  return labels;
};

const height = ({ y }: Datum): number => (typeof y === "number" ? Math.round(y) : Number.NaN);

const upright = ({ id, x, x2 }: Datum): boolean => id === undefined && typeof x === "number" && x === x2;

const byPlace = (marks: readonly Datum[]): ReadonlyMap<Json | undefined, readonly Datum[]> => {
  const places = new Map<Json | undefined, Datum[]>();
  for (const mark of marks) {
    const before = places.get(mark.x);
    if (before === undefined) places.set(mark.x, [mark]);
    else before.push(mark);
  }
  return places;
};

/** A curve of specifications: every mark of one column is the row whose choices are marked under it. */
const byChoices = (leaves: readonly Leaf[], rows: readonly TableRow[], found: Found): void => {
  const limits = byPlace(
    leaves.flatMap(({ styles, values }) =>
      styles.some((style) => style.startsWith("interval")) ? values.filter(upright) : [],
    ),
  );
  const marks = byPlace(
    leaves.flatMap(({ type, styles, values }) => (type === "point" && !styles.includes("chip") ? values : [])),
  );
  const labels = labelsByHeight(leaves);
  for (const [x, curve] of limits) {
    const column = marks.get(x) ?? [];
    const choices = column.flatMap((mark) => {
      const words = labels.get(height(mark));
      return words === undefined ? [] : [words];
    });
    if (choices.length === 0) continue;
    const named = rows.flatMap(({ keys }, i) =>
      choices.every((words) => words.some((word) => keys.some((key) => begins(key, word)))) ? [i] : [],
    );
    if (named.length === 1) for (const mark of [...curve, ...column]) found.set(mark, named);
  }
};

/** Rows of glyphs: by the name at the left of each. */
const byLabel = (leaves: readonly Leaf[], rows: readonly TableRow[], found: Found): void => {
  const labels = labelsByHeight(leaves);
  for (const { type, values } of leaves) {
    if (type !== "point" && type !== "rect") continue;
    for (const datum of values) {
      const words = labels.get(height(datum)) ?? [];
      const named = rows.flatMap(({ keys: [name] }, i) => (name !== undefined && words.includes(name) ? [i] : []));
      if (named.length === 1) found.set(datum, named);
    }
  }
};

/** Which rows of its table each mark of a chart shows; nothing is said of marks of which that cannot be told. */
export const linksOf = (spec: VegaLiteSpec, rows: readonly TableRow[]): Links => {
  const leaves = specLeaves(spec);
  const found: Found = new Map();
  byName(leaves, rows, found);
  byNumber(leaves, rows, found);
  if (found.size === 0) byChoices(leaves, rows, found);
  if (found.size === 0) byLabel(leaves, rows, found);
  return linkPlaces(
    leaves,
    found,
    rows.map(({ cells }) => cells[0] ?? ""),
  );
};

/** The same chart, in which each mark carries the rows that it shows. */
export const linkedSpec = (spec: VegaLiteSpec, links: Links): VegaLiteSpec => {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    const rows = links.get(value);
    const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
    return rows === undefined ? copy : { ...copy, [ROWS]: [...rows] };
  };
  return walk(spec) as VegaLiteSpec;
};
