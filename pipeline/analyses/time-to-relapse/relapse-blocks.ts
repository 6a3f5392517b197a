import { layouts } from "../../charts/layouts.ts";
import { survivalCurves } from "../../charts/survival-curves.ts";
import { curveSteps } from "../../derive/curve-steps.ts";
import { thinFrom } from "../../derive/thin-from.ts";
import type { Block, Cell, Headline, Prose, Quantity } from "../../model/index.ts";
import { numbersAtRisk } from "../../stats/survival/numbers-at-risk.ts";
import { survivalAt } from "../../stats/survival/survival-at.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { definitionsTable } from "../patients/definitions.ts";
import { rounded } from "../patients/rounded.ts";
import { landmarkSentence } from "./landmark-differences.ts";
import type { RelapseData } from "./relapse-data.ts";

const CURVES = "relapse-free-curves";
const RISK = "numbers-at-risk";

/** The curve with its numbers, the measures side by side, and the definitions. */
export const relapseBlocks = (data: RelapseData, headlines: readonly Headline[]): readonly Block[] => [
  ...(data.arms.some(({ curve }) => curve.n > 0) ? [curveBlock(data, headlines)] : []),
  riskBlock(data),
  measuresBlock(data, headlines),
  definitionsTable(data.definitions),
];

const gridOf = ({ plan }: RelapseData): readonly number[] =>
  [...new Set([0, ...plan.fallbackHorizons, ...plan.landmarks, plan.horizonDays])]
    .filter((day) => day <= plan.horizonDays)
    .sort((a, b) => a - b);

/** Visits, not days, show a relapse: how far apart they are says how far its day can be off. */
const visitSentence = (data: RelapseData, headlines: readonly Headline[]): string => {
  const gap = headlines.find(({ id }) => id === `${data.id}/visit-gap/all`)?.quantity;
  const median = gap?.kind === "estimate" ? ` (median gap ${rounded(gap.value, 0)} days)` : "";
  return `Relapse can only be seen at visits; the true day lies between two visits${median}.`;
};

const curveBlock = (data: RelapseData, headlines: readonly Headline[]): Block => {
  const { plan, arms, id } = data;
  const suffix = data.fallback === null ? "" : `/day-${data.fallback}`;
  return {
    kind: "chart",
    id: CURVES,
    depth: "clinician",
    caption: [
      "Responders without relapse over time (Kaplan–Meier, unadjusted), with numbers at risk, relapsed and lost. Dotted where few people are left.",
    ],
    ...layouts(
      survivalCurves,
      chartFrame(
        data,
        "How long did responders stay without relapse?",
        "Responders by the treatment that they received, days since time zero (the first score after the acute course); bands are pointwise intervals.",
      ),
      {
        horizon: plan.horizonDays,
        xTitle: "Days since the first score after the acute course",
        yTitle: "Relapse-free, %",
        landmarks: plan.landmarks.filter((day) => day <= plan.horizonDays),
        says: [landmarkSentence(data), visitSentence(data, headlines)],
        curves: arms
          .filter(({ curve }) => curve.n > 0)
          .map(({ cohort, curve }) => ({
            role: cohort.role,
            label: cohort.label,
            steps: curveSteps(curve, plan.horizonDays),
            thinFrom: thinFrom(curve),
            until: curve.maxTime,
          })),
        riskTable: arms.map(({ cohort, responders }) => ({
          role: cohort.role,
          label: cohort.label,
          rows: numbersAtRisk(responders, gridOf(data)),
        })),
      },
    ),
    alt: [
      ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
      "Step curves of responders without relapse, in percent, by days since the first score after the acute course. By day ",
      data.definition(data.fallback === null ? "horizon" : "fallback"),
      ": ",
      ...arms.flatMap(
        ({ cohort }, i): Prose => [
          i === 0 ? "" : "; ",
          { term: cohort.label },
          " ",
          { headline: `${id}/relapse-free/${cohort.id}${suffix}`, show: "value" },
        ],
      ),
      ". The true day of a relapse cannot be seen. Table follows.",
    ],
    table: RISK,
    audience: data.dataset.kind === "simulated" ? "public" : "private",
  };
};

const riskBlock = (data: RelapseData): Block => ({
  kind: "table",
  id: RISK,
  depth: "clinician",
  caption: ["Responders at risk, relapsed and lost by each day, and the relapse-free share with its interval."],
  columns: [
    { id: "cohort", label: "Treatment received", unit: null, align: "start" },
    { id: "day", label: "Days since time zero", unit: null, align: "end" },
    { id: "at-risk", label: "At risk", unit: null, align: "end" },
    { id: "relapsed", label: "Relapsed so far", unit: null, align: "end" },
    { id: "lost", label: "Lost so far", unit: null, align: "end" },
    { id: "relapse-free", label: "Relapse-free", unit: "share", align: "end" },
  ],
  rows: data.arms.flatMap(({ cohort, responders, curve }) =>
    numbersAtRisk(responders, gridOf(data)).map(({ time, atRisk, events, censored }): readonly Cell[] => [
      cohort.label,
      time,
      atRisk,
      events,
      censored,
      withoutOpenLimits(survivalAt(curve, time)),
    ]),
  ),
});

/** Before the first relapse the share is one and has no limits; a table that says so twice helps nobody. */
const withoutOpenLimits = (quantity: Quantity): Quantity =>
  quantity.kind === "estimate" && quantity.intervals.every(({ low, high }) => low === null && high === null)
    ? { ...quantity, intervals: [] }
    : quantity;

const measuresBlock = (data: RelapseData, headlines: readonly Headline[]): Block => {
  const has = new Set(headlines.map(({ id }) => id));
  const cell = (measure: string): Cell =>
    has.has(`${data.id}/${measure}`) ? { headline: `${data.id}/${measure}` } : "not compared";
  const row = (label: string, measure: string, difference: string, suffix = ""): readonly Cell[] => [
    label,
    ...data.cohorts.map(({ id }) => cell(`${measure}/${id}${suffix}`)),
    cell(`${difference}${suffix}`),
  ];
  const atHorizon = (day: number, suffix: string): readonly (readonly Cell[])[] => [
    row(`Mean days without relapse, responders, by day ${day}`, "rmst", "rmst-difference/unadjusted", suffix),
    row(`Mean days in sustained response, per starter, by day ${day}`, "rmdor", "rmdor-difference/unadjusted", suffix),
    row(`Relapse-free responders, by day ${day}`, "relapse-free", "risk-difference/unadjusted", suffix),
  ];
  return {
    kind: "table",
    id: "measures",
    depth: "clinician",
    caption: ["Response and relapse by treatment received, unadjusted; people chose their treatment."],
    columns: [
      { id: "measure", label: "Measure", unit: null, align: "start" },
      ...data.cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
      { id: "difference", label: "Difference, unadjusted", unit: null, align: "end" },
    ],
    rows: [
      row("Responders among evaluable starters", "response", ""),
      ...atHorizon(data.plan.horizonDays, ""),
      ...(data.fallback === null ? [] : atHorizon(data.fallback, `/day-${data.fallback}`)),
      row("Median days until relapse, responders", "median", ""),
      row("Relapses observed over expected (log-rank), intervention", "", "log-rank/unadjusted"),
      row("Median days since the last dose at time zero", "days-since-last-dose", ""),
      row("Median days between visits", "visit-gap", ""),
      row("Responders with a further dose during follow-up", "later-doses", ""),
    ],
  };
};
