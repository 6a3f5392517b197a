import type { Cell, Finding, Headline, Quantity } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";
import { digits, near } from "./digits.ts";
import { type Part, type Step, step } from "./step.ts";

interface Piece {
  readonly headline: string | null;
  readonly unit: string | null;
  readonly value: number;
  readonly se: number | null;
}

const piece = (quantity: Quantity, headline: string | null, unit: string | null): readonly Piece[] =>
  quantity.kind === "estimate"
    ? [{ headline, unit, value: quantity.value, se: quantity.seScale === "identity" ? quantity.se : null }]
    : [];

const cellPieces = (cell: Cell, byId: ReadonlyMap<string, Headline>): readonly Piece[] => {
  if (cell === null || typeof cell !== "object") return [];
  if (!("headline" in cell)) return piece(cell, null, null);
  const found = byId.get(cell.headline);
  return found ? piece(found.quantity, found.id, found.unit) : [];
};

/** The numbers that a headline may be made of: those of its own table rows first, then all of its finding. */
const pieces = (headline: Headline, finding: Finding): readonly Piece[] => {
  const byId = new Map(finding.headlines.map((other) => [other.id, other]));
  const beside = finding.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows
          .filter((row) =>
            row.some(
              (cell) =>
                cell !== null && typeof cell === "object" && "headline" in cell && cell.headline === headline.id,
            ),
          )
          .flatMap((row) => row.flatMap((cell) => cellPieces(cell, byId)))
      : [],
  );
  const all = finding.headlines.flatMap(({ quantity, id, unit }) => piece(quantity, id, unit));
  return [...beside, ...all].filter((item) => item.headline !== headline.id);
};

type Made = readonly [a: Piece, b: Piece];

const parts = ([a, b]: Made): readonly Part[] => [
  { name: "a", headline: a.headline, value: a.value },
  { name: "b", headline: b.headline, value: b.value },
];

const ofUnit = (unit: string) => (item: Piece) => item.unit === null || item.unit === unit;

/** The first pair, in order, that makes the value; a coincidence to nine digits is taken for none. */
const pair = (as: readonly Piece[], bs: readonly Piece[], makes: (a: number, b: number) => boolean): Made | null => {
  for (const a of as) {
    const b = bs.find((other) => other !== a && makes(a.value, other.value));
    if (b) return [a, b];
  }
  return null;
};

const DIFFERENCE = /^(?:risk|(.+))-difference$/;

const difference = (value: number, headline: Headline, all: readonly Piece[]): readonly Step[] => {
  const match = DIFFERENCE.exec(headline.unit);
  if (!match) return [];
  const same = all.filter(ofUnit(match[1] === undefined ? "share" : match[1] === "day" ? "days" : `${match[1]}`));
  const found = pair(same, same, (a, b) => near(a - b, value));
  if (!found) return [];
  const [a, b] = found;
  const { quantity } = headline;
  const se = quantity.kind === "estimate" ? quantity.se : null;
  const made = step("value", `a − b = ${digits(a.value)} − ${digits(b.value)} = ${digits(value)}`, parts(found));
  return se !== null && a.se !== null && b.se !== null && near(Math.sqrt(a.se * a.se + b.se * b.se), se)
    ? [made, step("error", `SE = √(${digits(a.se)}² + ${digits(b.se)}²) = ${digits(se)}`)]
    : [made];
};

const RATIOS: ReadonlySet<string> = new Set(["risk-ratio", "ratio", "gain-share", "observed-expected"]);

const ratio = (value: number, headline: Headline, all: readonly Piece[]): readonly Step[] => {
  if (!RATIOS.has(headline.unit)) return [];
  const found = pair(all, all, (a, b) => b !== 0 && near(a / b, value));
  if (found && found[0].unit === found[1].unit)
    return [
      step("value", `a / b = ${digits(found[0].value)} / ${digits(found[1].value)} = ${digits(value)}`, parts(found)),
    ];
  const shares = all.filter((item) => item.unit === "share" && item.value < 1);
  const rest = pair(shares, shares, (a, b) => near((1 - a) / (1 - b), value));
  return rest
    ? [
        step(
          "value",
          `(1 − a) / (1 − b) = ${digits(1 - rest[0].value)} / ${digits(1 - rest[1].value)} = ${digits(value)}`,
          parts(rest),
        ),
      ]
    : [];
};

/** Days per starter: the share that responds times the days of those who did. */
const product = (value: number, headline: Headline, all: readonly Piece[]): readonly Step[] => {
  if (headline.unit !== "days") return [];
  const shares = all.filter((item) => item.unit === "share" && item.value < 1);
  const found = pair(
    shares,
    all.filter((item) => item.unit === "days"),
    (a, b) => near(a * b, value),
  );
  return found
    ? [step("value", `a × b = ${digits(found[0].value)} × ${digits(found[1].value)} = ${digits(value)}`, parts(found))]
    : [];
};

const share = (value: number, { unit, n, events }: Headline): readonly Step[] =>
  unit === "share" && events !== null && n > 0 && near(value * n, events)
    ? [step("value", fill(texts().explain.share, { sum: `${events} / ${n} = ${digits(value)}` }))]
    : [];

/** How the value follows from other numbers of its finding, where it does to nine digits; nothing where it was fitted. */
export const valueSteps = (headline: Headline, finding: Finding): readonly Step[] => {
  const { quantity } = headline;
  if (quantity.kind !== "estimate" || quantity.value === 0) return [];
  const direct = share(quantity.value, headline);
  if (direct.length > 0) return direct;
  const all = pieces(headline, finding);
  for (const way of [difference, ratio, product]) {
    const found = way(quantity.value, headline, all);
    if (found.length > 0) return found;
  }
  return [];
};
