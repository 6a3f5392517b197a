import { cumulativeIncidence } from "../../charts/cumulative-incidence.ts";
import { layouts } from "../../charts/layouts.ts";
import { incidenceSteps } from "../../derive/incidence-steps.ts";
import { deathCompeting } from "../../derive/relapse-variants/assumption-people.ts";
import { armOf } from "../../derive/relapse-variants/followed-people.ts";
import { thinFrom } from "../../derive/thin-from.ts";
import type { Block, Cell, Quantity } from "../../model/index.ts";
import { aalenJohansen } from "../../stats/survival/aalen-johansen.ts";
import { cumulativeIncidenceAt } from "../../stats/survival/cumulative-incidence-at.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

const TABLE = "incidence";

const CAUSES = [
  { cause: 1, id: "relapsed", title: "Relapse", label: "Relapsed" },
  { cause: 2, id: "died", title: "Death for another reason, before a relapse", label: "Died for another reason" },
] as const;

/** What share had relapsed by each day, and what share had died for another reason before: Aalen–Johansen, a field for each. */
export const incidenceBlocks = (data: SensitivityData): readonly Block[] => {
  const { plan, dataset } = data;
  const people = deathCompeting(data.found.courses);
  const arms = data.cohorts.map((cohort) => {
    const arm = armOf(people, cohort.role === "intervention" ? 1 : 0);
    const plain = kaplanMeier({ time: arm.time, event: arm.cause.map((code) => (code === 0 ? 0 : 1)) });
    return { cohort, thin: thinFrom(plain), curves: CAUSES.map(({ cause }) => aalenJohansen(arm, { cause })) };
  });
  const someone = arms.filter(({ curves }) => (curves[0]?.n ?? 0) > 0);
  if (someone.length === 0) return [];
  const days = [...new Set([0, ...plan.landmarks, plan.horizonDays])]
    .filter((day) => day <= plan.horizonDays)
    .sort((a, b) => a - b);
  return [
    {
      kind: "chart",
      id: "incidence-curves",
      depth: "full",
      caption: [
        "Share of responders who had relapsed, and who had died for another reason before, by day (Aalen–Johansen, unadjusted). The two are never stacked.",
      ],
      ...layouts(
        cumulativeIncidence,
        chartFrame(
          data,
          "How many had relapsed, and what else ended the waiting?",
          "Responders by the treatment that they received, days since time zero; bands are pointwise intervals.",
        ),
        {
          horizon: plan.horizonDays,
          xTitle: "Days since the first score after the acute course",
          yTitle: "Had the event, %",
          landmarks: days.filter((day) => day > 0),
          causes: CAUSES.map(({ title }, i) => ({
            title,
            curves: someone.map(({ cohort, thin, curves }) => {
              const curve = curves[i] as (typeof curves)[number];
              return {
                role: cohort.role,
                label: cohort.label,
                steps: incidenceSteps(curve, plan.horizonDays, plan.level),
                thinFrom: thin,
                until: curve.maxTime,
              };
            }),
          })),
        },
      ),
      alt: [
        dataset.kind === "simulated" ? "Simulated data. " : "",
        "Rising step curves: share of responders in percent who had relapsed, and in a second field who had died for another reason, by days since the first score after the acute course, for each treatment. Table follows.",
      ],
      table: TABLE,
      audience: dataset.kind === "simulated" ? "public" : "private",
    },
    {
      kind: "table",
      id: TABLE,
      depth: "full",
      caption: ["Share of responders who had had each event by each day (Aalen–Johansen, unadjusted)."],
      columns: [
        { id: "cohort", label: "Treatment received", unit: null, align: "start" },
        { id: "day", label: "Days since time zero", unit: null, align: "end" },
        ...CAUSES.map(({ id, label }) => ({ id, label, unit: "share", align: "end" as const })),
      ],
      rows: arms.flatMap(({ cohort, curves }) =>
        days.map((day): readonly Cell[] => [
          cohort.label,
          day,
          ...curves.map((curve) => closed(cumulativeIncidenceAt(curve, day, { level: plan.level }))),
        ]),
      ),
    },
  ];
};

/** Before the first event the share is zero and has no limits. */
const closed = (quantity: Quantity): Quantity =>
  quantity.kind === "estimate" && quantity.intervals.every(({ low, high }) => low === null && high === null)
    ? { ...quantity, intervals: [] }
    : quantity;
