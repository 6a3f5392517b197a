import type { Change } from "../../model/index.ts";
import type { InputDifference } from "./input-difference.ts";

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const CAUSES = ["data", "plan", "code"] as const;
const NAMES = { data: "the data", plan: "the plan", code: "the program" } as const;

const LOST = "not attributable: ";

/** Because of which kinds of changes numbers moved, and why some moves have no known cause. */
export const causesText = (changes: readonly Change[]): string => {
  const causes = changes.flatMap((change) => change.because);
  const lost = [
    ...new Set(
      causes.flatMap(({ detail }) =>
        detail.startsWith(LOST) ? (detail.slice(LOST.length).split(" (")[0] as string) : [],
      ),
    ),
  ];
  const found = CAUSES.filter((cause) => causes.some((one) => one.cause === cause && !one.detail.startsWith(LOST)));
  const others = CAUSES.filter((cause) => !found.includes(cause));
  const moved = found.length === 0 ? "" : `, because of ${joined(found.map((cause) => NAMES[cause]))}`;
  if (lost.length > 0) return `${moved}; not all of it can be attributed (${lost.join("; ")})`;
  if (found.length === 0 || others.length === 0) return moved;
  return `${moved}; ${joined(others.map((cause) => NAMES[cause]))} moved none`;
};

const inputsChanged = (inputs: readonly InputDifference[]): string =>
  inputs.length === 0 ? "no input changed" : `inputs changed (${joined(inputs.map(({ part }) => part))})`;

/** What differs between two reports, in one sentence. */
export const diffSentence = (diff: {
  readonly from: string;
  readonly to: string;
  readonly same: boolean;
  readonly inputs: readonly InputDifference[];
  readonly changes: readonly Change[];
  /** Numbers that one report or the other has. */
  readonly of: number;
  readonly statements: number;
}): string => {
  const { from, to, changes, of } = diff;
  if (diff.same)
    return `Nothing differs between ${from} and ${to}: ${inputsChanged(diff.inputs)}, and every number is the same.`;
  const judged =
    diff.statements === 0
      ? "no statement is judged otherwise"
      : `${diff.statements} ${diff.statements === 1 ? "statement is" : "statements are"} judged otherwise`;
  if (changes.length === 0)
    return `No number moved from ${from} to ${to}, only words, tables or charts; ${inputsChanged(diff.inputs)}, and ${judged}.`;
  return `${changes.length} of ${of} ${of === 1 ? "number" : "numbers"} moved from ${from} to ${to}${causesText(changes)}; ${judged}.`;
};
