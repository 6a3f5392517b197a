import type { Headline, Quantity, Test } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort } from "../patients/patient-input.ts";
import type { TrajectoryData } from "./trajectory-data.ts";

export const byWindowId = ({ id }: Pick<TrajectoryData, "id">, target: number): string => `${id}/mmrm/day-${target}`;

/** The adjusted difference in improvement at each declared window, with the reason where there is none. */
export const byWindowHeadlines = (data: TrajectoryData): readonly Headline[] =>
  data.plan.visitWindows.targets.map((target) => {
    const { quantity, test } = differenceAt(data, target);
    const seen = seenAt(data, target);
    return headline({
      id: byWindowId(data, target),
      label: [
        "Difference in improvement since baseline, adjusted, window of day ",
        data.definition(`target-${target}`),
        ", ",
        { term: data.intervention.label },
        " minus ",
        { term: data.comparator.label },
      ],
      unit: data.units.difference,
      better: "higher",
      quantity,
      test,
      n: data.byWindow.people,
      rows: data.cohorts.map(({ role, label }) => ({
        table: "outcomes",
        count: seen[role],
        where: `the visit closest to day ${target} in its window, of people who received: ${label}`,
      })),
    });
  });

/** Mean improvement of one cohort at a window, covariates at their means. */
export const adjustedMeanAt = ({ byWindow }: TrajectoryData, { role }: Cohort, target: number): Quantity => {
  const { fit } = byWindow;
  if (fit.kind === "not-estimable") return fit;
  const arm = fit.arms.indexOf(role === "intervention" ? 1 : 0);
  const found = fit.means[arm]?.[fit.visits.indexOf(target)];
  if (found === undefined) return notEstimable("too-few", "Too few people of one of the groups were seen then.");
  return found.kind === "not-estimable" ? found : found.estimate;
};

const differenceAt = (
  data: TrajectoryData,
  target: number,
): { readonly quantity: Quantity; readonly test: Test | null } => {
  const { fit } = data.byWindow;
  if (!data.byWindow.kept.includes(target)) return { quantity: tooFew(data, target), test: null };
  if (fit.kind === "not-estimable") return { quantity: fit, test: null };
  const found = fit.differences[fit.arms.indexOf(1)]?.[fit.visits.indexOf(target)];
  if (found === undefined) return { quantity: tooFew(data, target), test: null };
  if (found.kind === "not-estimable") return { quantity: found, test: null };
  return {
    quantity: found.estimate,
    test: {
      name: data.byWindow.imputed === 0 ? "t, Satterthwaite" : "t, Barnard–Rubin",
      statistic: found.t,
      df: [found.df],
      p: found.p,
    },
  };
};

const seenAt = ({ means }: TrajectoryData, target: number): Readonly<Record<Cohort["role"], number>> => {
  const people = (role: Cohort["role"]): number =>
    means.find((mean) => mean.role === role && mean.target === target)?.people ?? 0;
  return { intervention: people("intervention"), comparator: people("comparator") };
};

const tooFew = (data: TrajectoryData, target: number): Quantity => {
  const seen = seenAt(data, target);
  const counts = data.cohorts.map(({ role, label }) => `${label} ${seen[role]}`).join(", ");
  return notEstimable(
    "too-few",
    `At least ${data.plan.trajectories.minPerCohort} people of each group must have a score in the window; seen: ${counts}.`,
  );
};
