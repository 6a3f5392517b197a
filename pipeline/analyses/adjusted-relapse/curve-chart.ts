import { layouts } from "../../charts/layouts.ts";
import { weightedSurvival } from "../../charts/weighted-survival.ts";
import { type CurvePoint, curveSteps } from "../../derive/curve-steps.ts";
import { thinFrom } from "../../derive/thin-from.ts";
import type { AdjustedComparison } from "../../derive/weighting/adjusted-comparison.ts";
import { keptPeople } from "../../derive/weighting/relapse-population.ts";
import { effectiveAtRisk, type WeightedArm, weightedCurve } from "../../derive/weighting/weighted-curve.ts";
import type { Block, Quantity } from "../../model/index.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { numbersAtRisk } from "../../stats/survival/numbers-at-risk.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import type { Cohort } from "../patients/patient-input.ts";
import type { AdjustedData } from "./adjusted-data.ts";
import { adjustmentName, populationName } from "./measures.ts";

/** Relapse-free curves as observed and weighted, with raw and effective numbers at risk, and their table. */
export const curveChart = (data: AdjustedData, comparison: AdjustedComparison): readonly Block[] => {
  const { weighted } = comparison;
  if (weighted.kind === "not-estimable" || comparison.withheld) return [];
  const { plan } = data;
  const people = keptPeople(comparison.people, weighted.rows);
  const arm = ({ role }: Cohort): WeightedArm => {
    const code = role === "intervention" ? 1 : 0;
    const rows = weighted.rows.map((_, i) => i).filter((i) => people.treated[i] === code);
    return {
      time: Float64Array.from(rows, (row) => people.time[row] as number),
      event: Uint8Array.from(rows, (row) => people.event[row] as number),
      weight: Float64Array.from(rows, (row) => weighted.weight[row] as number),
    };
  };
  const arms = data.cohorts.map((cohort) => ({ cohort, arm: arm(cohort) }));
  const days = [...new Set([0, ...plan.landmarks, plan.horizonDays])]
    .filter((day) => day <= plan.horizonDays)
    .sort((a, b) => a - b);
  const raw = ({ time, event }: WeightedArm) => numbersAtRisk({ time, event }, days);
  const rows = arms.map(({ cohort, arm: own }) => ({
    cohort,
    rows: raw(own).map((row, i) => ({ ...row, effective: effectiveAtRisk(own, days)[i] as number })),
  }));
  const curve = ({ cohort, arm: own }: (typeof arms)[number], isWeighted: boolean) => {
    const plain = kaplanMeier({ time: own.time, event: own.event }, { level: plan.level });
    return {
      role: cohort.role,
      label: cohort.label,
      steps: isWeighted ? weightedCurve(own, plan.horizonDays, plan.level) : curveSteps(plain, plan.horizonDays),
      thinFrom: thinFrom(plain),
      until: plain.maxTime,
    };
  };
  const table = (cohort: Cohort, own: (typeof rows)[number]["rows"]) => ({
    role: cohort.role,
    label: cohort.label,
    rows: own,
  });
  return [
    {
      kind: "chart",
      id: "weighted-curves",
      depth: "clinician",
      caption: [
        `Responders without relapse over time, as observed and after ${adjustmentName(comparison.word)}; bands are pointwise intervals, the weights taken as known.`,
      ],
      ...layouts(
        weightedSurvival,
        {
          ...chartFrame(
            data,
            "How long did responders stay without relapse, once the groups are made alike?",
            "Days since the first score after the acute course.",
          ),
          source: `${data.dataset.title}. Data to ${data.dataset.asOf}. People chose their treatment; adjusted for what is recorded only.`,
        },
        {
          horizon: plan.horizonDays,
          xTitle: "Days since the first score after the acute course",
          yTitle: "Relapse-free, %",
          landmarks: plan.landmarks.filter((day) => day <= plan.horizonDays),
          panels: [
            {
              title: "As observed",
              curves: arms.map((one) => curve(one, false)),
              riskTable: arms.map(({ cohort, arm: own }) => ({ ...table(cohort, []), rows: raw(own) })),
            },
            {
              title: `Weighted: ${populationName(comparison.word)}`,
              curves: arms.map((one) => curve(one, true)),
              riskTable: rows.map(({ cohort, rows: own }) => table(cohort, own)),
            },
          ],
        },
      ),
      alt: [
        data.dataset.kind === "simulated" ? "Simulated data. " : "",
        "Step curves of responders without relapse, as observed and weighted, with numbers at risk and effective numbers at risk. Table follows.",
      ],
      table: "effective-at-risk",
      audience: data.dataset.kind === "simulated" ? "public" : "private",
    },
    {
      kind: "table",
      id: "effective-at-risk",
      depth: "full",
      caption: ["Responders at risk by each day: people, and how many people without weights would tell as much."],
      columns: [
        { id: "cohort", label: "Treatment received", unit: null, align: "start" },
        { id: "day", label: "Days since time zero", unit: null, align: "end" },
        { id: "at-risk", label: "At risk", unit: null, align: "end" },
        { id: "effective", label: "Effectively at risk", unit: null, align: "end" },
        { id: "relapsed", label: "Relapsed so far", unit: null, align: "end" },
        { id: "lost", label: "Lost so far", unit: null, align: "end" },
        { id: "observed", label: "Relapse-free, as observed", unit: "share", align: "end" },
        { id: "weighted", label: "Relapse-free, weighted", unit: "share", align: "end" },
      ],
      rows: rows.flatMap(({ cohort, rows: own }, i) => {
        const [observed, weightedOne] = [false, true].map((isWeighted) =>
          curve(arms[i] as (typeof arms)[number], isWeighted),
        );
        return own.map(({ time, atRisk, effective, events, censored }) => [
          cohort.label,
          time,
          atRisk,
          Math.round(effective),
          events,
          censored,
          shareOn(observed, time, plan.level),
          shareOn(weightedOne, time, plan.level),
        ]);
      }),
    },
  ];
};

interface Drawn {
  readonly steps: readonly CurvePoint[];
  readonly until: number;
}

/** The height of a drawn curve on a day. */
const shareOn = (drawn: Drawn | undefined, day: number, level: number): Quantity => {
  const step = drawn?.steps.findLast(({ time }) => time <= day);
  if (drawn === undefined || step === undefined) return notEstimable("no-data", "Nobody was followed.");
  if (day > drawn.until) return notEstimable("not-reached", `Nobody was followed to day ${day}.`);
  const { survival, low, high } = step;
  const open = low === null || high === null || (low === 1 && high === 1);
  return estimate(survival, {
    intervals: open ? [] : [{ kind: "confidence", level, low, high, method: "log-log, pointwise" }],
  });
};
