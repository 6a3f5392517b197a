import type { ResultsArdFile } from "../../model/index.ts";
import { texts } from "../texts.ts";

export type ArdRow = ResultsArdFile["rows"][number];
export type StatName = ArdRow["stat_name"];

/** The part of a row that is of one statistic; the rest is of its headline. */
export type StatPart = Pick<
  ArdRow,
  "stat_name" | "stat_label" | "stat" | "stat_fmt" | "unit" | "interval" | "warning" | "error"
>;

/** One statistic. A text is its own print. */
export const statPart = (
  name: StatName,
  stat: number | string | null,
  more: Partial<Omit<StatPart, "stat_name" | "stat_label" | "stat">> = {},
): StatPart => ({
  stat_name: name,
  stat_label: texts().ard[name],
  stat,
  stat_fmt: typeof stat === "string" ? stat : null,
  unit: null,
  interval: null,
  warning: null,
  error: null,
  ...more,
});
