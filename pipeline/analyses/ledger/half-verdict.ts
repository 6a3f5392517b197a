import type { HalfVerdict, VerdictWord } from "../../model/index.ts";

/** One half of a row: word and reason, and nothing else unless it is given. */
export const halfVerdict = (
  verdict: VerdictWord,
  reason: string,
  rest: Partial<Omit<HalfVerdict, "verdict" | "reason">> = {},
): HalfVerdict => ({
  verdict,
  reason,
  headline: null,
  certainty: null,
  certaintyInputs: [],
  flags: [],
  sweep: [],
  ...rest,
});
