import type { Plan } from "../../model/index.ts";
import { enumerated, inSentence, labelOf } from "./words.ts";

/** The printed name of an outcome inside a sentence. */
export const outcomeName = (plan: Pick<Plan, "labels">, outcome: string): string =>
  inSentence(labelOf(plan, "outcome", outcome));

/** Several of them, each named once: "dropout and relapse". */
export const outcomeNames = (plan: Pick<Plan, "labels">, outcomes: readonly string[], joint = "and"): string =>
  enumerated([...new Set(outcomes.map((outcome) => outcomeName(plan, outcome)))], joint);
