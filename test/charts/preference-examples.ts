import type { PreferenceBarsData } from "../../pipeline/charts/index.ts";

const options: PreferenceBarsData["options"] = [
  { role: "comparator", label: "The drug alone" },
  { role: "intervention", label: "The drug with a course of psychotherapy that has a long name" },
  { role: "neutral", label: "No preference or not known" },
];

export const preferenceExamples: Readonly<Record<string, PreferenceBarsData>> = {
  three: {
    options,
    mark: 0.5,
    bars: [
      { label: "Goal: quick relief", counts: [120, 60, 57] },
      { label: "Goal: lasting change", counts: [3, 9, 2] },
      { label: "Goal: a goal that needs more than one line on a telephone to be said", counts: [20, 20, 40] },
    ],
  },
  odd: {
    options,
    mark: 0.5,
    bars: [
      { label: "Nobody's goal", counts: [0, 0, 0] },
      { label: "Everyone's", counts: [0, 1, 0] },
    ],
  },
  empty: { options, mark: 0.5, bars: [] },
};
