import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Block, Cell } from "../../model/index.ts";

/** Whether small trials show other effects: the test where there are enough numbers, or why not. */
export const biasTable = (readings: readonly PresetReading[]): readonly Block[] => [
  {
    kind: "table",
    id: "asymmetry",
    depth: "clinician",
    caption: ["Do small trials show other effects than large ones?"],
    columns: [
      { id: "pool", label: "Pool", unit: null, align: "start" },
      { id: "numbers", label: "Numbers", unit: "count", align: "end" },
      { id: "bias", label: "Bias in standard errors", unit: "smd", align: "end" },
      { id: "p", label: "p", unit: "p-value", align: "end" },
    ],
    rows: readings.map(({ pool, egger }): readonly Cell[] => [
      pool.id === "ratio" ? "Risk ratios, on the logarithm" : "Standardized differences",
      pool.numbers.length,
      egger.kind === "egger-test" ? egger.bias : egger,
      egger.kind === "egger-test" ? egger.test.p : "not tested",
    ]),
  },
];
