import type { Recomputed, RecomputedKind } from "../../derive/evidence/recompute-check.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { studyLabel } from "../published/words.ts";

const how: Readonly<Record<RecomputedKind, string>> = {
  share: "share, from the counts",
  "p-value": "p value, from the interval",
  "standard-error": "standard error, from the interval",
  difference: "difference, from the means",
  ratio: "ratio, from the counts",
};

/** Three places, as a table of many kinds of number needs; a p value too small for them as a bound. */
const placed = (value: number, kind: RecomputedKind | null): string => {
  if (kind === "p-value" && value < 0.0005) return "< 0.001";
  const text = value.toFixed(3);
  return text.replace(/^-(?=0\.0+$)/, "").replace("-", "−");
};

const lineOf = (one: Recomputed): readonly Cell[] => [
  studyLabel(one.result.study),
  one.keys.join(" "),
  how[one.kind],
  `${one.relation === "=" ? "" : `${one.relation} `}${String(one.printed).replace("-", "−")}`,
  placed(one.recomputed, one.kind),
  one.relation === "=" ? placed(one.difference, null) : "a bound",
  one.beyond ? "beyond rounding" : "within rounding",
];

/** Printed numbers beside what other printed numbers give; those that disagree first. */
export const recomputedTable = (found: readonly Recomputed[]): TableBlock => ({
  kind: "table",
  id: "recomputed",
  depth: "full",
  caption: [
    "Printed numbers that other printed numbers give too. Where they disagree by more than rounding, one of them is wrong or was made in another way, such as an adjusted model or a test against a margin; nothing is corrected.",
  ],
  columns: [
    { id: "study", label: "Study", unit: null, align: "start" },
    { id: "rows", label: "Rows", unit: null, align: "start" },
    { id: "what", label: "What", unit: null, align: "start" },
    { id: "printed", label: "Printed", unit: null, align: "end" },
    { id: "recomputed", label: "Recomputed", unit: null, align: "end" },
    { id: "difference", label: "Difference", unit: null, align: "end" },
    { id: "verdict", label: "Agreement", unit: null, align: "start" },
  ],
  rows: [...found.filter((one) => one.beyond), ...found.filter((one) => !one.beyond)].map(lineOf),
});
