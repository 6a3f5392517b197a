import type {
  BiasMark,
  BiasSummaryData,
  ComingTimelineData,
  PrismaFlowData,
  TrafficLightData,
} from "../../pipeline/charts/index.ts";

const MARKS: readonly BiasMark[] = ["low", "unclear", "some", "high", "none"];

const DOMAINS = ["random sequence generation", "blinding of participants and personnel", "other bias"];

const lights = (count: number): TrafficLightData["rows"] =>
  Array.from({ length: count }, (_, i) => ({
    study: i === 1 ? "A study with a name that needs three lines (its-key-2020)" : `Study ${i}`,
    marks: DOMAINS.map((_, j) => MARKS[(i + j) % MARKS.length] as BiasMark),
    overall: MARKS[i % 4] as BiasMark,
  }));

export const trafficExamples: Readonly<Record<string, TrafficLightData>> = {
  five: { domains: DOMAINS, rows: lights(5) },
  many: { domains: DOMAINS, rows: lights(900) },
  none: { domains: [], rows: [] },
};

export const biasSummaryExamples: Readonly<Record<string, BiasSummaryData>> = {
  three: {
    rows: DOMAINS.map((domain, i) => ({ domain, counts: { low: 40 + i, unclear: 8, some: 3, high: 1, none: i } })),
  },
  none: { rows: [] },
};

export const prismaExamples: Readonly<Record<string, PrismaFlowData>> = {
  recorded: {
    steps: [
      { box: [{ text: "Records from databases", count: 12345 }], left: [{ text: "Duplicates removed", count: 345 }] },
      {
        box: [{ text: "Reports assessed", count: 100 }],
        left: ["No number", "Another drug, in a group of people that nobody asked about"].map((text, i) => ({
          text: `Reports excluded: ${text}`,
          count: 40 + i,
        })),
      },
      { box: [{ text: "Studies included", count: 19 }], left: [] },
    ],
  },
  unknown: {
    steps: [
      { box: [{ text: "Records from databases", count: null }], left: [{ text: "Duplicates removed", count: null }] },
      { box: [{ text: "Studies included", count: 19 }], left: [] },
    ],
  },
  none: { steps: [] },
};

const trial = (name: string, at: number | null, reached: boolean): ComingTimelineData["rows"][number] => ({
  name,
  detail: "A condition, 100 people",
  at,
  atText: reached ? "2025-06-30, ended" : "2027-08, planned",
  reached,
});

export const comingExamples: Readonly<Record<string, ComingTimelineData>> = {
  three: {
    now: 2026.9,
    nowText: "data of this report",
    rows: [trial("NCT00000001", 2025.5, true), trial("ACTRN12600000000000", 2027.6, false), trial("NCT3", null, false)],
  },
  far: {
    now: 2026.9,
    nowText: "data of this report",
    rows: [trial("NCT1", 1999.01, true), trial("NCT2", 2060, false)],
  },
  none: { now: 2026, nowText: "data of this report", rows: [] },
};
