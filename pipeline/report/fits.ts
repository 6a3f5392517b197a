import type { Headline } from "../model/index.ts";
import { fill } from "./fill.ts";
import { texts } from "./texts.ts";

/** The sign that turns a headline's number into "good for the person". */
const benefitSign = (headline: Headline): number => (headline.better === "lower" ? -1 : 1);

/** Which true differences an interval still allows, in words: "a gain, no change or a loss". */
export const fits = (headline: Headline): string | null => {
  if (headline.quantity.kind === "not-estimable") return null;
  const interval = headline.quantity.intervals[0];
  if (!interval || interval.low === null || interval.high === null) return null;
  const none = headline.quantity.seScale === "log" ? 1 : 0;
  const gain = benefitSign(headline) > 0 ? interval.high > none : interval.low < none;
  const loss = benefitSign(headline) > 0 ? interval.low < none : interval.high > none;
  const unchanged = interval.low <= none && interval.high >= none;
  const parts = [gain && texts().fits.gain, unchanged && texts().fits.none, loss && texts().fits.loss].filter(
    (word): word is string => word !== false,
  );
  return parts.length > 1
    ? fill(texts().number.either, { first: parts.slice(0, -1).join(", "), last: parts.at(-1) ?? "" })
    : (parts[0] ?? null);
};
