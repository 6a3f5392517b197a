import type { CertaintyInput, Prose } from "../../model/index.ts";
import type { Decision } from "./decision.ts";
import { percentTerm } from "./percent-term.ts";

const UNBLINDED =
  " People can tell which treatment they get and report the outcome themselves, so what they expect can move the result.";

/**
 * What the judgements on the studies cost: two steps when more than half of the weight is at high risk, one when more than half is at
 * high or some risk or was not judged. A treatment that cannot be masked, with an outcome told by the patient, costs at least one.
 */
export const riskOfBias = ({ basis, published }: Decision): CertaintyInput => {
  const { high, some, unknown } = basis.riskOfBias;
  const doubtful = high + some + unknown;
  const judged = high > 0.5 ? -2 : doubtful > 0.5 ? -1 : 0;
  const why: Prose = [
    percentTerm(high),
    " of the weight is at high risk of bias, ",
    percentTerm(some),
    " at some risk, and ",
    percentTerm(unknown),
    " was not judged.",
    ...(published.unblinded ? [UNBLINDED] : []),
  ];
  return { domain: "risk of bias", steps: Math.min(judged, published.unblinded ? -1 : 0), why };
};
