import type { ConsortFlowData } from "../../pipeline/charts/index.ts";

const reasons = ["An illness with a long name that needs two lines on a telephone", "Another", "No acute dose"];
const arm = (role: "comparator" | "intervention", label: string, n: number): ConsortFlowData["arms"][number] => ({
  role,
  steps: [
    {
      box: [
        { text: `Received ${label}`, count: n },
        { text: "Acute course finished", count: n - 9 },
      ],
      left: [{ text: "Not evaluable: no score in the window of time zero", count: 12 }],
    },
    {
      box: [{ text: "Score at time zero", count: n - 12 }],
      left: role === "comparator" ? [] : [{ text: "Did not respond", count: 7 }],
    },
    { box: [{ text: "Followed", count: n - 19 }], left: [] },
  ],
});

export const flowExamples: Readonly<Record<string, ConsortFlowData>> = {
  two: {
    screened: { text: "Screened", count: 12345 },
    excluded: reasons.map((text, i) => ({ text: `Excluded: ${text}`, count: 10 * i + 3 })),
    treated: { text: "Treated", count: 800 },
    arms: [
      arm("comparator", "The drug alone", 400),
      arm("intervention", "The drug with a course of psychotherapy that has a long name", 400),
    ],
  },
  none: {
    screened: { text: "Screened", count: 0 },
    excluded: [],
    treated: { text: "Treated", count: 0 },
    arms: [],
  },
};
