import type { GateCheck } from "../../derive/weighting/gate.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import type { Cohort } from "./patient-input.ts";
import { rounded } from "./rounded.ts";
import { gateWords } from "./withheld.ts";

const STATES: Readonly<Record<GateCheck["state"], string>> = {
  passes: "passes",
  shown: "passes, but is named",
  withholds: "fails: withheld",
};

/** Every condition for showing an adjusted number, with its number and what came of it. */
export const gateTable = (id: string, checks: readonly GateCheck[], cohorts: readonly Cohort[]): TableBlock => ({
  kind: "table",
  id,
  depth: "full",
  caption: ["Declared conditions for showing the primary adjusted number."],
  columns: [
    { id: "condition", label: "Condition", unit: null, align: "start" },
    { id: "value", label: "Value", unit: null, align: "end" },
    { id: "state", label: "Outcome", unit: null, align: "start" },
  ],
  rows:
    checks.length === 0
      ? [["No weights could be made", "not estimable", "withheld"]]
      : checks.map((check): readonly Cell[] => [
          gateWords(check, cohorts),
          Number.isInteger(check.value) ? check.value : rounded(check.value, 3),
          STATES[check.state],
        ]),
});
