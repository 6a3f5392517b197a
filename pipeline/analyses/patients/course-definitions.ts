import type { Plan } from "../../model/index.ts";
import type { Definition } from "./definitions.ts";

/** The definitions behind baseline, time zero, received treatment and response. */
export const courseDefinitions = (plan: Plan): readonly Definition[] => {
  const [baselineFrom = 0, baselineTo = 0] = plan.baseline.window;
  const [scoreFrom = 0, scoreTo = 0] = plan.timeZero.scoreWindow;
  const row = (id: string, label: string, value: number | string, unit: string): Definition => ({
    id,
    label,
    value,
    unit,
  });
  return [
    row("baseline-rule", "Baseline: which score of its window", plan.baseline.rule, "rule"),
    row("baseline-from", "Baseline: first day", baselineFrom, "days after the first dose"),
    row("baseline-to", "Baseline: last day", baselineTo, "days after the first dose"),
    row("gap", "Acute course: longest gap between doses of unknown phase", plan.timeZero.gapDays, "days"),
    row("cap", "Acute course: latest end", plan.timeZero.capDay, "days after the first dose"),
    row("score-from", "Time zero: earliest score", scoreFrom, "days after the last acute dose"),
    row("score-to", "Time zero: latest score", scoreTo, "days after the last acute dose"),
    row(
      "therapy",
      "Intervention received: fewest sessions of the intervention up to time zero",
      plan.timeZero.minTherapySessions,
      "sessions",
    ),
    row(
      "response",
      "Response: smallest improvement where the instrument file cites none",
      plan.response.share,
      "of the way from baseline to the best score",
    ),
  ];
};
