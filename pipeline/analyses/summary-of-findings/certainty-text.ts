import type { Certainty, HalfVerdict } from "../../model/index.ts";

const SIGNS: Readonly<Record<Certainty, string>> = {
  high: "⊕⊕⊕⊕ high",
  moderate: "⊕⊕⊕◯ moderate",
  low: "⊕⊕◯◯ low",
  "very-low": "⊕◯◯◯ very low",
};

/** A certainty with what it was rated down for, and with the mark of a person's judgement. */
export const certaintyText = (
  half: Pick<HalfVerdict, "certainty" | "certaintyInputs" | "judgement"> | null,
): string => {
  if (half === null || half.certainty === null) return "not rated: no usable number";
  const down = half.certaintyInputs
    .filter(({ steps }) => steps < 0)
    .map(({ domain, steps }) => `${domain} −${Math.abs(steps)}`);
  const why = down.length === 0 ? "" : ` (${down.join(", ")})`;
  const person =
    half.judgement == null
      ? ""
      : `; judged by a person (${half.judgement.by}, ${half.judgement.date}): ${half.judgement.reason}; the rules suggest ${SIGNS[half.judgement.suggested]}`;
  return `${SIGNS[half.certainty]}${half.judgement == null ? why : ""}${person}${half.judgement == null ? "" : why}`;
};
