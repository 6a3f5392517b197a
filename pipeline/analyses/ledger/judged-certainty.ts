import type { Certainty, CertaintyFile, CertaintyInput, CertaintyJudgement } from "../../model/index.ts";

export type Judgement = CertaintyFile["judgements"][number];

interface Rated {
  readonly certainty: Certainty;
  readonly inputs: readonly CertaintyInput[];
}

/** The judgement of a person stands above the suggestion of the rules; the suggestion and every input stay beside it. */
export const judgedCertainty = (
  rated: Rated,
  person: Judgement | null,
): Rated & { readonly judgement: CertaintyJudgement | null } => {
  if (person === null) return { ...rated, judgement: null };
  const { certainty, by, date, reason } = person;
  return { ...rated, certainty, judgement: { by, date, reason, suggested: rated.certainty } };
};
