import type { Certainty, CertaintyInput, Plan } from "../../model/index.ts";
import type { Decision } from "./decision.ts";
import { imprecision } from "./imprecision.ts";
import { inconsistency } from "./inconsistency.ts";
import { publicationBias } from "./publication-bias.ts";
import { riskOfBias } from "./risk-of-bias.ts";

const LADDER: readonly Certainty[] = ["very-low", "low", "moderate", "high"];
const TOP = LADDER.length - 1;

const start = ({ type, basis }: Decision): CertaintyInput => {
  const domain = "start";
  if (type === "descriptive") return { domain, steps: -2, why: ["A description of groups starts at low certainty."] };
  switch (basis.design) {
    case "randomised":
      return { domain, steps: 0, why: ["Randomized trials start at high certainty."] };
    case "modelled":
    case "single-arm":
      return { domain, steps: -3, why: ["Models and studies of one group start at very low certainty."] };
    default:
      return { domain, steps: -2, why: ["Other designs than randomized trials start at low certainty."] };
  }
};

const indirectness = ({ published }: Decision): CertaintyInput => {
  const flags = published.indirectness;
  const why = flags.length === 0 ? "None declared." : `Declared to differ from the question in: ${flags.join(", ")}.`;
  return { domain: "indirectness", steps: flags.length === 0 ? 0 : -Math.min(2, flags.length), why: [why] };
};

/**
 * GRADE as declared rules: a suggestion with every input shown, never raised, with very low as the floor.
 * Source: Guyatt et al. 2008, doi:10.1136/bmj.39489.470347.AD; imprecision by thresholds after Zeng et al. 2022,
 * doi:10.1016/j.jclinepi.2022.07.014.
 */
export const certaintyOf = (
  decision: Decision,
  plan: Pick<Plan, "informationSize" | "meta" | "comingEvidence">,
): { readonly certainty: Certainty; readonly inputs: readonly CertaintyInput[] } => {
  const inputs = [
    start(decision),
    riskOfBias(decision),
    inconsistency(decision),
    indirectness(decision),
    imprecision(decision, plan),
    publicationBias(decision, plan),
  ];
  const level = inputs.reduce((sum, { steps }) => sum + steps, TOP);
  return { certainty: LADDER[Math.max(0, level)] ?? "very-low", inputs };
};
