import type { CertaintyInput, Plan, Prose } from "../../model/index.ts";
import { onClaimScale } from "./claim-scale.ts";
import type { Decision } from "./decision.ts";
import { intervalPattern } from "./interval-pattern.ts";
import { percentTerm } from "./percent-term.ts";
import { withinPattern } from "./within-pattern.ts";

type BiasPlan = Pick<Plan, "meta" | "comingEvidence">;

interface Reading {
  readonly costs: boolean;
  readonly why: Prose;
}

/** Does filling in what the funnel lacks change the pattern of the interval? */
const changesPattern = ({ basis, headline, limits, yardstick }: Decision): boolean => {
  const filled = basis.asymmetry ? onClaimScale(basis.asymmetry.filled, headline) : null;
  if (filled === null || yardstick.kind === "limit") return false;
  const pattern = yardstick.rule === "within" ? withinPattern : intervalPattern;
  return pattern(filled, yardstick.delta).row !== pattern(limits, yardstick.delta).row;
};

const funnel = (decision: Decision, { meta }: BiasPlan): Reading => {
  const { trials, asymmetry } = decision.basis;
  if (trials < meta.minKBias)
    return { costs: false, why: ["Cannot be judged with fewer than ", { term: String(meta.minKBias) }, " trials."] };
  if (asymmetry == null) return { costs: false, why: ["The funnel of these trials could not be tested."] };
  const uneven = asymmetry.p < meta.biasAlpha;
  const costs = uneven && changesPattern(decision);
  return {
    costs,
    why: [
      !uneven
        ? "Small trials do not differ from large ones by the declared test."
        : costs
          ? "Small trials differ from large ones, and filling in what seems to be missing changes what the interval says."
          : "Small trials differ from large ones; filling in what seems to be missing does not change what the interval says.",
    ],
  };
};

const silence = ({ basis }: Decision, { comingEvidence }: BiasPlan): Reading => {
  const overdue = basis.overdue ?? null;
  if (overdue === null) return { costs: false, why: [] };
  const all = overdue.people === null || basis.people === null ? null : overdue.people + basis.people;
  if (all === null || all === 0)
    return {
      costs: false,
      why: [" Registered trials ended long ago without a report; how many people they hold is not known."],
    };
  const share = (overdue.people ?? 0) / all;
  return {
    costs: share > comingEvidence.overdueShare,
    why: [" Registered trials that ended long ago without a report hold ", percentTerm(share), " of all people."],
  };
};

/**
 * What missing results cost: one step when small trials differ from large ones (Egger's test) and filling in what is missing
 * (trim and fill) changes the pattern, or when registered trials that ended long ago and are silent hold many of the people.
 * With few trials the funnel cannot be judged, and costs nothing.
 */
export const publicationBias = (decision: Decision, plan: BiasPlan): CertaintyInput => {
  const [uneven, silent] = [funnel(decision, plan), silence(decision, plan)];
  return {
    domain: "publication bias",
    steps: uneven.costs || silent.costs ? -1 : 0,
    why: [...uneven.why, ...silent.why],
  };
};
