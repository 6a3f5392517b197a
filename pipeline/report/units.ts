import { type Texts, texts } from "./texts.ts";

/** How the values of one unit are rounded. */
interface Numerals {
  /** Places after the point, from the value on its natural scale. */
  readonly decimals: (value: number, n: number) => number;
  /** The value of no difference: rounding never moves a limit onto it. */
  readonly none: number | null;
  /** Values are fractions and print as percent. */
  readonly percent?: boolean;
}

/** How the values of one unit are printed. */
export interface UnitStyle extends Numerals {
  /** Words after the number, in the language that is spoken. */
  readonly after?: { readonly one: string; readonly many: string };
  /** Name before the number, where it cannot be told from the context. */
  readonly name?: string;
}

const fixed = (places: number) => () => places;
const ratio = (value: number): number =>
  value >= 10 ? 1 : value >= 0.1 || value <= 0 ? 2 : 2 + Math.max(0, Math.ceil(-Math.log10(value)) - 1);
/** Whole; one place below one. */
const perHundred = (value: number): number => (value !== 0 && Math.abs(value) < 1 ? 1 : 0);
const whole: Numerals = { decimals: fixed(0), none: null };

/** The closed list of units. A headline with another unit fails the build. */
export const UNITS: Readonly<Record<string, Numerals>> = {
  smd: { decimals: fixed(2), none: 0 },
  "hazard-ratio": { decimals: ratio, none: 1 },
  "risk-ratio": { decimals: ratio, none: 1 },
  "odds-ratio": { decimals: ratio, none: 1 },
  ratio: { decimals: ratio, none: 1 },
  "observed-expected": { decimals: ratio, none: 1 },
  share: { decimals: (_, n) => (n >= 100 ? 1 : 0), none: null, percent: true },
  "gain-share": { decimals: fixed(0), none: null, percent: true },
  "gain-share-difference": { decimals: fixed(0), none: 0, percent: true },
  "risk-difference": {
    decimals: (_, n) => (n >= 100 ? 1 : 0),
    none: 0,
    percent: true,
  },
  // Printed by the rule for p values, without their name.
  "p-value": { decimals: (value) => (value < 0.01 ? 3 : 2), none: null },
  probability: { decimals: fixed(2), none: 0.5 },
  days: { decimals: fixed(0), none: null },
  "day-difference": { decimals: fixed(0), none: 0 },
  points: { decimals: fixed(1), none: null },
  "point-difference": { decimals: fixed(1), none: 0 },
  // Percent of the maximum possible: every scale put on 0 to 100.
  pomp: { decimals: fixed(1), none: null },
  "pomp-difference": { decimals: fixed(1), none: 0 },
  minutes: whole,
  sessions: whole,
  "session-difference": { decimals: fixed(1), none: 0 },
  "per-hundred": { decimals: perHundred, none: null },
  "per-hundred-difference": { decimals: perHundred, none: 0 },
  events: whole,
  people: whole,
  patients: whole,
  studies: whole,
  trials: whole,
  samples: whole,
  marks: whole,
  groups: whole,
  count: { decimals: fixed(0), none: null },
  rows: whole,
  visits: whole,
  "visits-per-month": { decimals: fixed(2), none: null },
  percent: { decimals: fixed(0), none: null },
  variance: { decimals: fixed(3), none: null },
  tau: { decimals: fixed(2), none: null },
};

export const unitStyle = (unit: string): UnitStyle => {
  const style = UNITS[unit];
  if (!style) throw new RangeError(`unknown unit: ${unit}`);
  const words: Texts["units"] = texts().units;
  const after = words.after[unit as keyof typeof words.after];
  const name = words.name[unit as keyof typeof words.name];
  return { ...style, ...(after === undefined ? {} : { after }), ...(name === undefined ? {} : { name }) };
};
