import type { Json } from "../../model/index.ts";
import { type Datum, isRecord, type Leaf } from "./spec-leaves.ts";

/** Rows of the table by the datum of a mark. */
export type Links = ReadonlyMap<Datum, readonly number[]>;

type Place = readonly [x: number, y: number];

const FAR = 16;
/** A name may stand at the end of a line of its own. */
const NAMED = 150;
const TOUCHING = 2;
const HELPERS = /^(whisker|ring|leader)/;

const pair = (value: Json | undefined): Place | null =>
  Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "number" ? [value[0], value[1]] : null;

const bend = (type: string, constant: number): ((value: number) => number) => {
  if (type === "log") return Math.log;
  if (type === "symlog") return (value) => Math.sign(value) * Math.log1p(Math.abs(value) / constant);
  return (value) => value;
};

/** Where one channel puts a datum, in px; `null` where that cannot be told. */
const placed = (datum: Datum, channel: Json | undefined): number | null => {
  if (!isRecord(channel) || typeof channel.field !== "string") return null;
  const value = datum[channel.field];
  if (typeof value !== "number") return null;
  if (channel.scale === null) return value;
  if (!isRecord(channel.scale)) return null;
  const { domain, range, type, constant } = channel.scale;
  const [from, to] = [pair(domain), pair(range)];
  if (from === null || to === null) return null;
  const on = bend(String(type ?? "linear"), typeof constant === "number" ? constant : 1);
  return to[0] + ((on(value) - on(from[0])) / (on(from[1]) - on(from[0]))) * (to[1] - to[0]);
};

const number = (value: Json | undefined, other: number): number => (typeof value === "number" ? value : other);

/** From a point to the line between a datum's two ends. */
const distance = ([px, py]: Place, datum: Datum): number => {
  const [x, y] = [number(datum.x, Infinity), number(datum.y, Infinity)];
  const [dx, dy] = [number(datum.x2, x) - x, number(datum.y2, y) - y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / length));
  return Math.hypot(px - x - along * dx, py - y - along * dy);
};

interface Point {
  readonly rows: readonly number[];
  readonly role: Json | undefined;
  readonly at: Place;
}

const pointsOf = (leaves: readonly Leaf[], links: Links): readonly Point[] =>
  leaves.flatMap(({ type, encoding, values }) =>
    type !== "point"
      ? []
      : values.flatMap((datum) => {
          const rows = links.get(datum);
          const [x, y] = [placed(datum, encoding.x), placed(datum, encoding.y)];
          return rows === undefined || x === null || y === null
            ? []
            : [{ rows, role: datum.role, at: [x, y] as const }];
        }),
  );

/** The rows of the nearest point, of the datum's own colour where it has one. */
const nearest = (datum: Datum, points: readonly Point[], most: number): readonly number[] => {
  const own = datum.role === undefined ? points : points.filter(({ role }) => role === datum.role);
  let found: readonly number[] = [];
  let least = most;
  for (const { rows, at } of own) {
    const far = distance(at, datum);
    if (far > least || (far === least && found.length > 0)) continue;
    least = far;
    found = rows;
  }
  return found;
};

/** A line between two marks belongs to both. */
const joined = (datum: Datum, points: readonly Point[]): readonly number[] => {
  const ends = [
    { x: datum.x ?? null, y: datum.y ?? null },
    { x: datum.x2 ?? datum.x ?? null, y: datum.y2 ?? datum.y ?? null },
  ].flatMap((end) => nearest(end, points, TOUCHING));
  return ends.length > 0 ? [...new Set(ends)] : nearest(datum, points, FAR);
};

const inside = ({ x, y }: Datum, paper: Datum): boolean =>
  number(x, -1) >= number(paper.x, 0) &&
  number(x, -1) <= number(paper.x2, 0) &&
  number(y, -1) >= number(paper.y, 0) &&
  number(y, -1) <= number(paper.y2, 0);

/** Lines, rings and names belong to the mark that they stand at: they go where it goes. `names`: what each row is called. */
export const linkPlaces = (leaves: readonly Leaf[], links: Links, names: readonly string[]): Links => {
  const points = pointsOf(leaves, links);
  if (points.length === 0) return links;
  const found = new Map(links);
  const keep = (datum: Datum, rows: readonly number[]): void => {
    if (rows.length > 0) found.set(datum, rows);
  };
  const called = (text: Json | undefined): readonly Point[] =>
    points.filter(({ rows }) => rows.some((row) => names[row] !== "" && String(text).startsWith(names[row] ?? "\n")));
  for (const { type, styles, values } of leaves) {
    const open = values.filter((datum) => !links.has(datum) && typeof datum.x === "number");
    if (styles.includes("connector")) for (const datum of open) keep(datum, joined(datum, points));
    if (styles.some((style) => HELPERS.test(style))) for (const datum of open) keep(datum, nearest(datum, points, FAR));
    if (type !== "text" || !styles.includes("text")) continue;
    for (const datum of open) {
      const own = called(datum.text);
      keep(datum, own.length > 0 ? nearest(datum, own, NAMED) : nearest(datum, points, FAR));
    }
  }
  const words = leaves.flatMap(({ type, values }) =>
    type === "text" ? values.filter((datum) => found.has(datum)) : [],
  );
  for (const { styles, values } of leaves) {
    if (!styles.includes("label-paper")) continue;
    for (const paper of values) keep(paper, found.get(words.find((word) => inside(word, paper)) ?? {}) ?? []);
  }
  return found;
};
