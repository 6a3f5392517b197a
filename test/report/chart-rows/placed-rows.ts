import type { Cell } from "../../../pipeline/model/index.ts";
import type { Comparison } from "./picture-rows.ts";
import { layersOf, lettersOf, placeOn, squeezed } from "./spec-marks.ts";

/** The px of marks of one style that no row of the table accounts for, and the other way round. */
const samePlaces = (drawn: readonly number[], told: readonly number[]): readonly string[] => {
  const [a, b] = [drawn, told].map((one) => [...one].sort((x, y) => x - y)) as [number[], number[]];
  if (a.length !== b.length) return [`${a.length} marks, ${b.length} numbers`];
  return a.flatMap((px, i) =>
    Math.abs(px - (b[i] as number)) <= 0.011 ? [] : [`a mark at ${px}, a number at ${b[i]}`],
  );
};

/** A curve of specifications: each interval as the axis places it; where there is no room for all, the picture says how many lie between. */
export const specificationRows: Comparison = ({ spec, table, numbersOf }) => {
  const place = placeOn(spec, "y");
  const limits = layersOf(spec).flatMap(({ style, type, values }) =>
    type === "rule" && /^interval(-listed)?$/.test(style) ? values : [],
  );
  const told = table.rows.flatMap((row) =>
    row.flatMap((cell) => (typeof cell === "object" ? (numbersOf(cell) ?? []) : [])),
  );
  const between = Number(/(\d+)moreliebetween/.exec(lettersOf(spec))?.[1] ?? 0);
  const compare = (drawn: readonly number[], all: readonly number[]): readonly string[] => {
    if (between === 0) return samePlaces(drawn, all);
    const near = all.filter((px) => drawn.some((mark) => Math.abs(mark - px) <= 0.011));
    const strays = drawn.filter((mark) => !all.some((px) => Math.abs(mark - px) <= 0.011));
    return [
      ...strays.map((px) => `a mark at ${px} without a number`),
      ...(drawn.length + between === all.length && near.length > 0
        ? []
        : [`${drawn.length} marks, ${all.length} numbers`]),
    ];
  };
  return [
    ...compare(
      limits.map(({ y, y2 }) => Math.max(Number(y), Number(y2))),
      told.flatMap(({ low }) => (low === null ? [] : [place(low)])),
    ),
    ...compare(
      limits.map(({ y, y2 }) => Math.min(Number(y), Number(y2))),
      told.flatMap(({ high }) => (high === null ? [] : [place(high)])),
    ),
  ];
};

/** A love plot: each difference before and after as the axis places it, but for the two marks of the key. */
export const balanceRows: Comparison = ({ spec, table, numbersOf }) => {
  const place = placeOn(spec, "x");
  const column = (id: string): readonly number[] => {
    const i = table.columns.findIndex((one) => one.id === id);
    return table.rows.flatMap((row) => {
      const found = numbersOf(row[i]);
      return found === null ? [] : [place(found.value)];
    });
  };
  const marks = (wanted: string): readonly number[] => {
    const [plot] = layersOf(spec).filter(({ type, style }) => type === "point" && style === wanted);
    return (plot?.values ?? []).map(({ x }) => Number(x));
  };
  return [
    ...samePlaces(marks("pooled-light"), column("before")),
    ...samePlaces(marks("estimate-square"), column("after")),
  ];
};

const missing = (letters: string, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => !letters.includes(squeezed(text))).map((text) => `not in the picture: ${text}`);

/** Boxes of a flow: what stands in a row stands in a box with its count, "Responded: 150"; a box of nobody may be left out. */
export const flowRows: Comparison = ({ spec, table, numbersOf }) => {
  const letters = lettersOf(spec);
  const empty = (cell: Cell | undefined): boolean => cell === 0 || cell === "not yet received";
  const said = (cell: Cell | undefined): string => `: ${numbersOf(cell)?.value ?? cell}`;
  const split = table.columns.length > 2;
  return table.rows.flatMap(([step, all, ...arms]) => {
    const name = String(step);
    const shown = letters.includes(squeezed(name.replace(/, of people treated$/, "")));
    if (!shown)
      return split && !DRAWN_STEP.test(name) ? [] : [all, ...arms].every(empty) ? [] : [`not in the picture: ${name}`];
    const counts = arms.every(empty) ? [all] : arms;
    return missing(letters, counts.filter((count) => !empty(count)).map(said));
  });
};

/** The boxes that a flow of patients must have; the table also counts what only the method needs. */
const DRAWN_STEP = /^(Screened|Excluded|Responded|Did not respond|Score at time zero|Dropped out)/;

/** Judgements: a glyph for each cell, or the counts in the order of the bars. */
export const judgementRows: Comparison = ({ spec, table }) => {
  const letters = lettersOf(spec);
  const counted = table.rows.some((row) => typeof row[1] === "number");
  const names = missing(
    letters,
    table.rows.map(([name]) => String(name)),
  );
  if (counted) {
    const wanted = table.rows.flatMap((row) =>
      row
        .slice(1)
        .filter((count) => count !== 0)
        .map(Number),
    );
    const drawn = layersOf(spec).flatMap(({ type, values }) =>
      type === "text"
        ? values.flatMap(({ text }) => (/^[A-Z–] \d+$/.test(String(text)) ? [Number(String(text).slice(2))] : []))
        : [],
    );
    return [...names, ...samePlaces(drawn, wanted)];
  }
  const [plot, key] = [
    glyphs(table.rows.flatMap((row) => row.slice(1)).map((cell) => String(cell).slice(0, 1))),
    glyphs(marksIn(spec)),
  ];
  return [
    ...names,
    ...[...plot].flatMap(([glyph, count]) =>
      Number(key.get(glyph) ?? 0) - 1 === count ? [] : [`${glyph}: ${count} in the table`],
    ),
  ];
};

/** Each glyph that a picture draws; the key has every one once more. */
const marksIn = (spec: Parameters<typeof lettersOf>[0]): readonly string[] =>
  layersOf(spec).flatMap(({ type, values }) =>
    type === "text" ? values.map(({ text }) => String(text)).filter((text) => /^[A-Z–]$/.test(text)) : [],
  );

const glyphs = (all: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const glyph of all) counts.set(glyph, (counts.get(glyph) ?? 0) + 1);
  return counts;
};

/** Where the broken line of the key begins and ends. */
const KEY = [1, 15] as const;

/** Compared treatments: both names and a line for each row, unbroken where there is a number. */
export const networkRows: Comparison = ({ spec, table, numbersOf }) => {
  const effect = table.columns.findIndex(({ id }) => id === "effect");
  const edges = (style: string): number =>
    layersOf(spec)
      .filter((one) => one.style === style && one.type === "rule")
      .flatMap(({ values }) => values.filter(({ x, x2 }) => x !== KEY[0] || x2 !== KEY[1])).length;
  const numbered = table.rows.filter((row) => numbersOf(row[effect]) !== null).length;
  const broken = table.rows.length - numbered;
  return [
    ...missing(
      lettersOf(spec),
      table.rows.flatMap(([first, second]) => [String(first), String(second)]),
    ),
    ...(edges("connector") === numbered ? [] : [`${edges("connector")} lines, ${numbered} numbers`]),
    ...(edges("landmark") === broken ? [] : [`${edges("landmark")} broken lines, ${broken} rows without a number`]),
  ];
};

/** Trials to come: name, people and end of each. */
export const comingRows: Comparison = ({ spec, table }) =>
  missing(
    lettersOf(spec),
    table.rows.flatMap(([name, , condition, , people, end]) => [
      String(name),
      `${condition}, ${typeof people === "number" ? `${people.toLocaleString("en-US")} people` : "number not recorded"}`,
      end === "not recorded" ? "end not recorded" : String(end),
    ]),
  );
