import { curveGrid } from "../../charts/curve-grid.ts";
import { layouts } from "../../charts/layouts.ts";
import { armOf, type FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { thinFrom } from "../../derive/thin-from.ts";
import type { Block, Cell, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { aalenJohansen } from "../../stats/survival/aalen-johansen.ts";
import { cumulativeIncidenceAt } from "../../stats/survival/cumulative-incidence-at.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

const TABLE = "rule-curve-points";
const PARTS = 6;

/** Who is still without relapse by each declared rule, a small field each; the points of the table are those of the picture. */
export const ruleCurves = (data: SensitivityData): readonly Block[] => {
  const { plan, dataset, cohorts } = data;
  const horizon = plan.horizonDays;
  const days = [
    ...new Set([...Array.from({ length: PARTS + 1 }, (_, i) => Math.round((i * horizon) / PARTS)), ...plan.landmarks]),
  ]
    .filter((day) => day <= horizon)
    .sort((a, b) => a - b);
  const rules: readonly { readonly label: string; readonly people: FollowedPeople }[] = [
    { label: "As declared", people: data.primary },
    ...data.rules
      .filter(({ people }) => people.time.length > 0)
      .map(({ rule, people }) => ({ label: rule.label, people })),
  ];
  const found = rules.map(({ label, people }) => ({
    label,
    curves: cohorts.flatMap((cohort) => {
      const arm = armOf(people, cohort.role === "intervention" ? 1 : 0);
      if (arm.time.length === 0) return [];
      const incidence = aalenJohansen(arm, { cause: 1 });
      const points = days
        .filter((day) => day <= incidence.maxTime)
        .map((day) => ({ day, share: without(cumulativeIncidenceAt(incidence, day, { level: plan.level })) }));
      const seen = kaplanMeier({ time: arm.time, event: arm.cause.map((code) => (code === 0 ? 0 : 1)) });
      return [{ cohort, thin: thinFrom(seen), points }];
    }),
  }));
  if (found.every(({ curves }) => curves.length === 0)) return [];
  return [
    {
      kind: "chart",
      id: "rule-curves",
      depth: "full",
      caption: [
        "Share of responders without relapse by each declared rule (Kaplan–Meier, or Aalen–Johansen where another event ends the waiting; unadjusted). Other people may count under another rule.",
      ],
      ...layouts(
        curveGrid,
        chartFrame(
          data,
          "Does the picture hang on the rule of relapse?",
          "Responders by the treatment that they received, days since time zero, at the days of the table; bands are pointwise intervals.",
        ),
        {
          horizon,
          xTitle: "Days since the first score after the acute course",
          yTitle: "Relapse-free, %",
          fields: found.map(({ label, curves }) => ({
            title: label,
            curves: curves.map(({ cohort, thin, points }) => ({
              role: cohort.role,
              label: cohort.label,
              thinFrom: thin,
              steps: points.flatMap(({ day, share }) =>
                share.kind === "not-estimable"
                  ? []
                  : [
                      {
                        time: day,
                        survival: share.value,
                        low: share.intervals[0]?.low ?? null,
                        high: share.intervals[0]?.high ?? null,
                      },
                    ],
              ),
            })),
          })),
        },
      ),
      alt: [
        dataset.kind === "simulated" ? "Simulated data. " : "",
        "Small fields of falling step curves, one for each rule of relapse: share of responders in percent still free of relapse, by days since the first score after the acute course, for each treatment. Table follows.",
      ],
      table: TABLE,
      audience: dataset.kind === "simulated" ? "public" : "private",
    },
    {
      kind: "table",
      id: TABLE,
      depth: "full",
      caption: [
        "Share of responders without relapse by each rule and day (Kaplan–Meier, or Aalen–Johansen where another event ends the waiting; unadjusted).",
      ],
      columns: [
        { id: "rule", label: "Rule", unit: null, align: "start" },
        { id: "cohort", label: "Treatment received", unit: null, align: "start" },
        { id: "day", label: "Days since time zero", unit: null, align: "end" },
        { id: "share", label: "Without relapse", unit: "share", align: "end" },
      ],
      rows: found.flatMap(({ label, curves }) =>
        curves.flatMap(({ cohort, points }) =>
          points.map(({ day, share }): readonly Cell[] => [label, cohort.label, day, share]),
        ),
      ),
    },
  ];
};

/** One minus a share that has relapsed; before the first relapse it has no limits. */
const without = (relapsed: Quantity): Quantity =>
  relapsed.kind === "not-estimable"
    ? relapsed
    : estimate(1 - relapsed.value, {
        se: relapsed.se,
        intervals: relapsed.intervals.flatMap(({ low, high, ...rest }) =>
          low === null || high === null ? [] : [{ ...rest, low: 1 - high, high: 1 - low }],
        ),
      });
