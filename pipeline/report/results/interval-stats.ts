import type { Estimate, Headline, Interval } from "../../model/index.ts";
import { formatBothLimits, type Spelling } from "../format.ts";
import { roundedText } from "../round.ts";
import { type StatPart, statPart } from "./stat-row.ts";

const FORTHS = 4;

/** Printed without noise: 0.95 → "95%", 0.973 → "97.3%". */
const levelText = (level: number): string => `${Number(roundedText(level * 100, FORTHS))}%`;

/** Limits, level, kind and method of one interval; an open limit is `null` with the word that is printed in its place. */
export const intervalStats = (
  interval: Interval,
  number: number,
  quantity: Estimate,
  { unit, n }: Pick<Headline, "unit" | "n">,
  spelling: Spelling,
): readonly StatPart[] => {
  const { low, high } = formatBothLimits(interval, quantity.value, unit, n, spelling);
  const limit = (name: "conf.low" | "conf.high", value: number | null, text: string): StatPart =>
    statPart(name, value, { stat_fmt: text, unit, interval: number, warning: value === null ? text : null });
  return [
    limit("conf.low", interval.low, low),
    limit("conf.high", interval.high, high),
    statPart("conf.level", interval.level, { stat_fmt: levelText(interval.level), interval: number }),
    statPart("conf.kind", interval.kind, { interval: number }),
    statPart("method", interval.method, { interval: number }),
  ];
};
