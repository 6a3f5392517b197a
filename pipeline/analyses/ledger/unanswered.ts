import type { CertaintyInput, HalfVerdict, Headline, Prose } from "../../model/index.ts";
import { halfVerdict } from "./half-verdict.ts";

const notCounted = (unused: Readonly<Record<string, number>>): readonly CertaintyInput[] => {
  const codes = Object.keys(unused).sort();
  const why = codes.flatMap(
    (code, i): Prose => [
      i === 0 ? "Numbers that speak of this and were not counted: " : ", ",
      { term: String(unused[code]) },
      ` ${code.replaceAll("-", " ")}`,
    ],
  );
  return why.length === 0 ? [] : [{ domain: "not counted", steps: 0, why: [...why, "."] }];
};

/** These speak of other groups, outcomes or times: they do not make a source less alone. */
const OFF_TOPIC: readonly string[] = [
  "wrong-arms",
  "other-kind",
  "other-construct",
  "other-measure",
  "outside-window",
  "other-clock",
];

/** Is all that was found on the question itself from sources that nobody could confirm? */
const restsOnUnconfirmed = (unused: Readonly<Record<string, number>>): boolean => {
  const codes = Object.keys(unused).filter((code) => !OFF_TOPIC.includes(code));
  return codes.length > 0 && codes.every((code) => code === "secondary");
};

/** Why a deciding headline without a number leaves its statement open. */
const reasonOf = ({ quantity, basis }: Headline): string | null => {
  if (quantity.kind === "estimate") return null;
  if (quantity.code === "gate-closed") return "withheld";
  if ((basis?.trials ?? 0) === 0) return null;
  return quantity.code === "disconnected" ? "not-pooled" : "not-estimable";
};

/**
 * A headline that decides nothing. Trials that may not be put together leave the statement unresolved; no usable number is no
 * evidence, with what was not counted and whether all of it comes from unconfirmed sources.
 */
export const unanswered = (headline: Headline, reason: string): HalfVerdict => {
  const open = reasonOf(headline);
  const unused = headline.basis?.unused ?? {};
  return halfVerdict(open === null ? "no-evidence" : "unresolved", open ?? reason, {
    headline: headline.id,
    certaintyInputs: notCounted(unused),
    flags: open === null && restsOnUnconfirmed(unused) ? ["only-unconfirmed-sources"] : [],
  });
};
