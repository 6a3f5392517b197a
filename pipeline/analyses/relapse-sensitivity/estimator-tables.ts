import { armOf } from "../../derive/relapse-variants/followed-people.ts";
import { turnbullShare } from "../../derive/relapse-variants/turnbull-days.ts";
import { withPercentiles } from "../../derive/relapse-variants/turnbull-draws.ts";
import type { Cell, Quantity, TableBlock } from "../../model/index.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { survivalQuantile } from "../../stats/survival/survival-quantile.ts";
import type { EstimatorMeasure } from "./estimator-measures.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

/** Ratios, numbers needed, incidence and follow-up by other estimators. */
export const estimatorTable = (data: SensitivityData, measures: readonly EstimatorMeasure[]): TableBlock => ({
  kind: "table",
  id: "other-estimators",
  depth: "full",
  caption: ["Other estimators on the primary rule; shares and numbers needed are by day ", data.shown.day, "."],
  columns: [
    { id: "measure", label: "Measure", unit: null, align: "start" },
    { id: "population", label: "Speaks for", unit: null, align: "start" },
    { id: "value", label: "Value", unit: null, align: "end" },
  ],
  rows: measures
    .filter(({ shown }) => shown)
    .map(({ id, label, population }): readonly Cell[] => [label, population, { headline: `${data.id}/${id}` }]),
});

/** By when a share of the responders had relapsed. */
export const quantilesTable = (data: SensitivityData): TableBlock => {
  const curves = data.cohorts.map(({ role }) =>
    kaplanMeier(armOf(data.primary, role === "intervention" ? 1 : 0), { level: data.plan.level }),
  );
  return {
    kind: "table",
    id: "quantiles",
    depth: "full",
    caption: ["Days by which a share of the responders had relapsed (Kaplan–Meier, unadjusted; limits inverted)."],
    columns: [
      { id: "share", label: "Relapsed", unit: "share", align: "start" },
      ...data.cohorts.map(({ id, label }) => ({ id, label, unit: "days", align: "end" as const })),
    ],
    rows: data.plan.relapse.quantiles.map((share): readonly Cell[] => [
      share,
      ...curves.map((curve) => withoutOpenLimits(survivalQuantile(curve, share))),
    ]),
  };
};

const withoutOpenLimits = (quantity: Quantity): Quantity =>
  quantity.kind === "estimate" && quantity.intervals.some(({ low, high }) => low === null && high === null)
    ? { ...quantity, intervals: [] }
    : quantity;

/** What the visits leave open: the share without relapse, were every relapse early or late in its interval. */
export const turnbullTable = (data: SensitivityData): TableBlock => {
  const days = [...new Set([...data.plan.landmarks, data.plan.horizonDays])].filter(
    (day) => day <= data.plan.horizonDays,
  );
  return {
    kind: "table",
    id: "between-visits",
    depth: "full",
    caption: [
      "Relapse-free share of responders when it is only known between which visits a relapse came (Turnbull, unadjusted): least and most that the visits allow. Limits are percentiles of ",
      data.definition("resamples"),
      " resamples of people; each end has limits of its own.",
    ],
    columns: [
      { id: "cohort", label: "Treatment received", unit: null, align: "start" },
      { id: "day", label: "Days since time zero", unit: null, align: "end" },
      { id: "least", label: "At least", unit: "share", align: "end" },
      { id: "most", label: "At most", unit: "share", align: "end" },
    ],
    rows: data.cohorts.flatMap(({ label, role }): readonly (readonly Cell[])[] => {
      const arm = data.turnbull[role];
      if (arm.kind === "not-estimable") return [[label, "any", arm.reason, arm.reason]];
      return days.map((day) => {
        const found = turnbullShare(arm, day);
        const end = (which: "least" | "most"): Quantity =>
          withPercentiles(found[which], data.draws, (arms) => turnbullShare(arms[role], day)[which], data.plan.level);
        return [label, day, end("least"), end("most")];
      });
    }),
  };
};
