import { valueText } from "../plan/value-text.ts";
import { texts } from "../texts.ts";
import type { Diff } from "./diff.ts";
import type { InputDifference } from "./input-difference.ts";
import { inputWords } from "./input-words.ts";

const cell = (value: string | null): string => (value === null || value === "" ? "empty" : value);

const keys = (table: string, what: string, some: readonly string[]): readonly string[] =>
  some.length === 0 ? [] : [`    ${table} ${what}: ${some.join(", ")}`];

/** Rows of evidence by key, with their cells; choices with their values. Patients never: only how many. */
export const inputLines = (difference: InputDifference): readonly string[] => [
  `  ${inputWords(difference)}`,
  ...difference.rows.flatMap(({ table, added, removed, changed }) => [
    ...keys(table, "added", added),
    ...keys(table, "removed", removed),
    ...changed.map(
      ({ key, cells }) =>
        `    ${table} ${key}: ${cells.map(({ column, old, new: now }) => `${column} ${cell(old)} → ${cell(now)}`).join(", ")}`,
    ),
  ]),
  ...(difference.values.length <= 3
    ? []
    : difference.values.map(({ path, old, new: now }) => `    ${path}: ${valueText(old)} → ${valueText(now)}`)),
];

/** A number of invented patients says so. */
export const stamped = (label: string, invented: boolean): string =>
  invented ? `${texts().simulated.stamp}: ${label}` : label;

/** The difference for a terminal: one sentence, what changed in the inputs, then each number, old → new, and why. */
export const diffText = (diff: Diff): string =>
  [
    diff.sentence,
    ...(diff.statements.length === 0 ? [] : ["", "Statements"]),
    ...diff.statements.map(({ statement, before, after }) => `  ${before} → ${after} — ${statement}`),
    ...(diff.inputs.length === 0 ? [] : ["", "Inputs"]),
    ...diff.inputs.flatMap(inputLines),
    ...(diff.numbers.length === 0 ? [] : ["", "Numbers"]),
    ...diff.numbers.flatMap(({ id, label, invented, before, after, because }) => [
      `  ${before} → ${after} — ${stamped(label, invented)}`,
      `    ${because === "" ? "why is not known" : because}`,
      `    ${id}`,
    ]),
  ].join("\n");
