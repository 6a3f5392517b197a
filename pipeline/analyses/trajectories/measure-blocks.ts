import type { Block, Cell } from "../../model/index.ts";
import { gateTable } from "../patients/gate-table.ts";
import { adjustedArea, adjustedName, populationWords } from "./measure-headlines.ts";
import type { TrajectoryData } from "./trajectory-data.ts";
import { CARRY_WORDS } from "./trajectory-definitions.ts";

/** Area, slope and time above; the area under other carry rules; response and relapse under other baselines. */
export const measureBlocks = (data: TrajectoryData): readonly Block[] => [
  measuresTable(data),
  areaTable(data),
  gateTable("conditions", data.areas[0].adjusted.checks, data.cohorts),
  baselineTable(data),
];

const cohortColumns = (data: TrajectoryData, unit: string | null = null) =>
  data.cohorts.map(({ id, label }) => ({ id, label, unit, align: "end" as const }));

const measuresTable = (data: TrajectoryData): Block => {
  const row = (label: string, name: string): readonly Cell[] => [
    label,
    ...data.cohorts.map((cohort): Cell => ({ headline: `${data.id}/${name}/${cohort.id}` })),
    { headline: `${data.id}/${name}-difference/unadjusted` },
  ];
  return {
    kind: "table",
    id: "measures",
    depth: "clinician",
    caption: [
      "The whole course by treatment received, to the horizon; sensitivity analyses, so without p-values. People chose their treatment.",
    ],
    columns: [
      { id: "measure", label: "Measure", unit: null, align: "start" },
      ...cohortColumns(data),
      { id: "difference", label: "Difference", unit: null, align: "end" },
    ],
    rows: [
      row("Mean improvement (area under the curve over its length), unadjusted", "area"),
      [
        `The same, ${populationWords(data)}`,
        ...data.cohorts.map((): Cell => "not shown"),
        { headline: `${data.id}/area-difference/${adjustedName(data)}` },
      ],
      row(`Slope of improvement after response, over ${data.plan.trajectories.slopeDays} days, unadjusted`, "slope"),
      row("Days with at least the minimal important difference, of those followed, unadjusted", "time-above"),
    ],
  };
};

const areaTable = (data: TrajectoryData): Block => ({
  kind: "table",
  id: "carry-rules",
  depth: "full",
  caption: ["Mean improvement to the horizon under each declared rule for the time after the last visit."],
  columns: [
    { id: "rule", label: "After the last visit", unit: null, align: "start" },
    ...data.cohorts.map(({ id, label }) => ({
      id: `${id}-n`,
      label: `${label}, people`,
      unit: null,
      align: "end" as const,
    })),
    ...cohortColumns(data, data.units.value),
    { id: "unadjusted", label: "Difference, unadjusted", unit: data.units.difference, align: "end" },
    { id: "adjusted", label: `Difference, ${populationWords(data)}`, unit: data.units.difference, align: "end" },
  ],
  rows: data.areas.map((area): readonly Cell[] => [
    CARRY_WORDS[area.carry],
    ...data.cohorts.map(({ role }) => area.people[role]),
    ...data.cohorts.map(({ role }) => area.of[role]),
    area.unadjusted,
    adjustedArea(data, area),
  ]),
});

const baselineTable = (data: TrajectoryData): Block => ({
  kind: "table",
  id: "baseline-rules",
  depth: "full",
  caption: [
    "Response and relapse under each declared rule for the baseline, the declared one first; unadjusted, days without relapse among responders to the horizon.",
  ],
  columns: [
    { id: "rule", label: "Score of the window that counts", unit: null, align: "start" },
    { id: "changed", label: "People with another baseline", unit: null, align: "end" },
    ...cohortColumns(data, "share").map((column) => ({ ...column, label: `${column.label}, responders` })),
    { id: "difference", label: "Difference in mean days without relapse", unit: "day-difference", align: "end" },
  ],
  rows: data.baselines.map(({ rule, changed, response, restrictedMeanDifference }): readonly Cell[] => [
    rule,
    changed,
    ...data.cohorts.map(({ role }) => response[role]),
    restrictedMeanDifference,
  ]),
});
