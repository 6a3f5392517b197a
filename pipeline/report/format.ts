import type { Headline, Interval, Quantity } from "../model/index.ts";
import { fill } from "./fill.ts";
import { roundedText } from "./round.ts";
import { texts } from "./texts.ts";
import { type UnitStyle, unitStyle } from "./units.ts";

export type Spelling = "US" | "UK";

/** 1806 → "1,806" (US); "1806" and "18 060" with a thin space from ten thousand (UK). A language may have marks of its own. */
export const grouped = (text: string, spelling: Spelling): string => {
  const [whole = "", rest] = text.split(".");
  const digits = whole.replace("−", "");
  const long = spelling === "US" ? digits.length > 3 : digits.length > 4;
  const { point, thousands } = texts().number;
  const mark = thousands || (spelling === "US" ? "," : "\u2009");
  const body = long ? digits.replace(/\B(?=(\d{3})+$)/g, mark) : digits;
  return `${whole.startsWith("−") ? "−" : ""}${body}${rest === undefined ? "" : point + rest}`;
};

const scaled = (value: number, style: UnitStyle): number => (style.percent ? value * 100 : value);

const suffix = (style: UnitStyle, text: string): string => {
  const { after } = style;
  if (after) {
    const word = text === "1" || text === "−1" ? after.one : after.many;
    return word === "%" ? "%" : ` ${word}`;
  }
  return style.percent ? "%" : "";
};

/** A bare number in the style of its unit, without the unit's word. */
const bare = (value: number, style: UnitStyle, decimals: number, spelling: Spelling): string =>
  grouped(roundedText(scaled(value, style), decimals), spelling);

const P_VALUE = "p-value";

const pParts = (p: number, spelling: Spelling): readonly [relation: string, text: string] => {
  const start = (spelling === "US" ? "" : "0") + texts().number.point;
  if (p < 0.001) return ["<", `${start}001`];
  if (p > 0.99) return [">", `${start}99`];
  return ["=", roundedText(p, p < 0.01 ? 3 : 2).replace(/^0\./, start)];
};

/** Two decimals from .01; three from .001; then "<.001"; ">.99"; never ".000". */
export const formatP = (p: number, spelling: Spelling): string => {
  const [relation, text] = pParts(p, spelling);
  const name = texts().number.p;
  return spelling === "US" ? `${name} ${relation} ${text}` : `${name}${relation}${text}`;
};

/** The same under a heading that names it: ".03", "<.001". */
export const formatBareP = (p: number, spelling: Spelling): string => {
  const [relation, text] = pParts(p, spelling);
  return relation === "=" ? text : relation + text;
};

/** "0.65", "133 days", "41%". */
export const formatValue = (value: number, unit: string, n: number, spelling: Spelling): string => {
  if (unit === P_VALUE) return formatBareP(value, spelling);
  const style = unitStyle(unit);
  const text = bare(value, style, style.decimals(value, n), spelling);
  return text + suffix(style, text);
};

/** The same for the plain level: whole numbers where the unit has a word, with one place only below one; ratios and standardized differences as ever. */
export const formatWhole = (value: number, unit: string, n: number, spelling: Spelling): string => {
  const style = unitStyle(unit);
  if (!style.percent && !style.after) return formatValue(value, unit, n, spelling);
  const shown = Math.abs(scaled(value, style));
  const text = bare(value, style, shown > 0 && shown < 1 ? 1 : 0, spelling);
  return text + suffix(style, text);
};

/** Places that the limits need: the estimate's, and more until no limit is rounded onto the value of no difference. */
const limitDecimals = (interval: Interval, style: UnitStyle, decimals: number): number => {
  if (style.none === null) return decimals;
  const none = roundedText(scaled(style.none, style), 8);
  let places = decimals;
  const onto = (limit: number | null): boolean =>
    limit !== null &&
    limit !== style.none &&
    Number(roundedText(scaled(limit, style), places).replace("−", "-")) === Number(none);
  while (places < 8 && (onto(interval.low) || onto(interval.high))) places += 1;
  return places;
};

const limit = (
  value: number | null,
  side: "low" | "high",
  style: UnitStyle,
  places: number,
  spelling: Spelling,
): string =>
  value === null
    ? texts().number[side === "high" ? "notReached" : "noLowerLimit"]
    : bare(value, style, places, spelling);

/** Both limits with the estimate's decimals: "−0.55", "1.82". */
export const formatBothLimits = (
  interval: Interval,
  value: number,
  unit: string,
  n: number,
  spelling: Spelling,
): { readonly low: string; readonly high: string } => {
  const style = unitStyle(unit);
  const places = limitDecimals(interval, style, style.decimals(value, n));
  return {
    low: limit(interval.low, "low", style, places, spelling),
    high: limit(interval.high, "high", style, places, spelling),
  };
};

/** "−0.55 to 1.82": the same, joined by "to". */
export const formatLimits = (...of: Parameters<typeof formatBothLimits>): string =>
  fill(texts().number.limits, formatBothLimits(...of));

const intervalName = (interval: Interval): string => {
  const level = roundedText(interval.level * 100, interval.level * 100 === Math.round(interval.level * 100) ? 0 : 1);
  return `${level}% ${texts().number.interval[interval.kind]}`;
};

/** "95% CI, −0.55 to 1.82" (US) or "95% CI −0.55 to 1.82" (UK). */
export const formatInterval = (
  interval: Interval,
  value: number,
  unit: string,
  n: number,
  spelling: Spelling,
): string =>
  `${intervalName(interval)}${spelling === "US" ? "," : ""} ${formatLimits(interval, value, unit, n, spelling)}`;

/** "0.65 (95% CI, −0.55 to 1.82)", or the reason why there is no number. */
export const formatQuantity = (quantity: Quantity, unit: string, n: number, spelling: Spelling): string => {
  if (quantity.kind === "not-estimable") return fill(texts().number.withoutNumber, { reason: quantity.reason });
  const interval = quantity.intervals[0];
  const value = formatValue(quantity.value, unit, n, spelling);
  return interval ? `${value} (${formatInterval(interval, quantity.value, unit, n, spelling)})` : value;
};

/** A share never stands without its count, and below twenty people it is the count alone: "7 of 18". */
export const formatShare = (headline: Headline, spelling: Spelling): string => {
  const { quantity, n, events } = headline;
  if (quantity.kind === "not-estimable") return fill(texts().number.withoutNumber, { reason: quantity.reason });
  if (events === null) return formatQuantity(quantity, headline.unit, n, spelling);
  const count = fill(texts().number.share, {
    count: grouped(String(events), spelling),
    n: grouped(String(n), spelling),
  });
  if (n < 20) return count;
  const interval = quantity.intervals[0];
  const limits = interval ? `; ${formatInterval(interval, quantity.value, headline.unit, n, spelling)}` : "";
  return `${formatValue(quantity.value, headline.unit, n, spelling)} (${count}${limits})`;
};

/** The share is people with the event of all; a share off a curve or a model is not, and its events count something else. */
export const isCounted = ({ quantity, unit, n, events }: Headline): boolean =>
  unit === "share" &&
  events !== null &&
  (quantity.kind === "not-estimable" || Math.abs(quantity.value * n - events) < 1e-6 * Math.max(1, n));

/** The number of a headline as it is printed first: value, uncertainty. */
export const formatHeadline = (headline: Headline, spelling: Spelling): string =>
  isCounted(headline)
    ? formatShare(headline, spelling)
    : formatQuantity(headline.quantity, headline.unit, headline.n, spelling);
