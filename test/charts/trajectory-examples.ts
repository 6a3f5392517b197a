import type { TrajectoriesData, TrajectoryPoint } from "../../pipeline/charts/index.ts";

const LONG = "A cohort label that is exactly sixty characters long, or so.";
const at = (day: number, mean: number | null, people: number, half: number | null = 2): TrajectoryPoint => ({
  day,
  mean,
  low: mean === null || half === null ? null : mean - half,
  high: mean === null || half === null ? null : mean + half,
  people,
});

export const trajectoryExamples: Readonly<Record<string, TrajectoriesData>> = {
  two: {
    xTitle: "Days since the first dose (planned day of the window)",
    yTitle: "Mean score, points of 100 (percent of each scale); lower is better",
    from: 0,
    series: [
      {
        role: "comparator",
        label: "Drug alone",
        points: [at(0, 71.3, 281), at(7, 52, 275), at(14, 35, 277), at(60, 41, 245), at(180, 43, 1226)],
      },
      {
        role: "intervention",
        label: "Drug with psychotherapy",
        points: [at(0, 65, 265), at(7, 47, 260), at(14, 31, 259), at(60, 36, 245), at(180, 44, 1225)],
      },
    ],
  },
  gaps: {
    xTitle: `${LONG} ${LONG}`,
    yTitle: LONG,
    from: 0,
    series: [
      {
        role: "comparator",
        label: LONG,
        points: [at(0, 15, 2), at(7, null, 0), at(14, 12, 1, null), at(28, 11, 2), at(60, -3, 2, 9), at(90, null, 0)],
      },
      { role: "intervention", label: `${LONG} 2`, points: [] },
    ],
  },
  empty: { xTitle: "Days", yTitle: "Mean score", from: 0, series: [] },
};
