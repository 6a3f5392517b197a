/** How the values of one unit are printed. */
export interface UnitStyle {
  /** Places after the point, from the value on its natural scale. */
  readonly decimals: (value: number, n: number) => number;
  /** The value of no difference: rounding never moves a limit onto it. */
  readonly none: number | null;
  /** Values are fractions and print as percent. */
  readonly percent?: boolean;
  /** Words after the number. */
  readonly after?: { readonly one: string; readonly many: string };
  /** Name before the number, where it cannot be told from the context. */
  readonly name?: string;
}

const fixed = (places: number) => () => places;
const ratio = (value: number): number =>
  value >= 10 ? 1 : value >= 0.1 || value <= 0 ? 2 : 2 + Math.max(0, Math.ceil(-Math.log10(value)) - 1);
/** Whole; one place below one. */
const perHundred = (value: number): number => (value !== 0 && Math.abs(value) < 1 ? 1 : 0);
const counted = (one: string, many: string): UnitStyle => ({ decimals: fixed(0), none: null, after: { one, many } });

/** The closed list of units. A headline with another unit fails the build. */
export const UNITS: Readonly<Record<string, UnitStyle>> = {
  smd: { decimals: fixed(2), none: 0, name: "SMD" },
  "hazard-ratio": { decimals: ratio, none: 1, name: "HR" },
  "risk-ratio": { decimals: ratio, none: 1, name: "RR" },
  "odds-ratio": { decimals: ratio, none: 1, name: "OR" },
  ratio: { decimals: ratio, none: 1 },
  "observed-expected": { decimals: ratio, none: 1, name: "O/E" },
  share: { decimals: (_, n) => (n >= 100 ? 1 : 0), none: null, percent: true },
  "gain-share": { decimals: fixed(0), none: null, percent: true },
  "gain-share-difference": { decimals: fixed(0), none: 0, percent: true, after: { one: "point", many: "points" } },
  "risk-difference": {
    decimals: (_, n) => (n >= 100 ? 1 : 0),
    none: 0,
    percent: true,
    after: { one: "point", many: "points" },
  },
  // Printed by the rule for p values, without their name.
  "p-value": { decimals: (value) => (value < 0.01 ? 3 : 2), none: null },
  probability: { decimals: fixed(2), none: 0.5 },
  days: { decimals: fixed(0), none: null, after: { one: "day", many: "days" } },
  "day-difference": { decimals: fixed(0), none: 0, after: { one: "day", many: "days" } },
  points: { decimals: fixed(1), none: null, after: { one: "point", many: "points" } },
  "point-difference": { decimals: fixed(1), none: 0, after: { one: "point", many: "points" } },
  // Percent of the maximum possible: every scale put on 0 to 100.
  pomp: { decimals: fixed(1), none: null, after: { one: "point of 100", many: "points of 100" } },
  "pomp-difference": { decimals: fixed(1), none: 0, after: { one: "point of 100", many: "points of 100" } },
  minutes: counted("minute", "minutes"),
  sessions: counted("session", "sessions"),
  "session-difference": { decimals: fixed(1), none: 0, after: { one: "session", many: "sessions" } },
  "per-hundred": { decimals: perHundred, none: null },
  "per-hundred-difference": { decimals: perHundred, none: 0 },
  events: counted("event", "events"),
  people: counted("person", "people"),
  patients: counted("patient", "patients"),
  studies: counted("study", "studies"),
  trials: counted("trial", "trials"),
  samples: counted("independent sample", "independent samples"),
  marks: counted("mark", "marks"),
  groups: counted("group", "groups"),
  count: { decimals: fixed(0), none: null },
  rows: counted("row", "rows"),
  visits: counted("visit", "visits"),
  "visits-per-month": { decimals: fixed(2), none: null, after: { one: "visit a month", many: "visits a month" } },
  percent: { decimals: fixed(0), none: null, after: { one: "%", many: "%" } },
  variance: { decimals: fixed(3), none: null },
  tau: { decimals: fixed(2), none: null },
};

export const unitStyle = (unit: string): UnitStyle => {
  const style = UNITS[unit];
  if (!style) throw new RangeError(`unknown unit: ${unit}`);
  return style;
};
