import type { Basis, Headline, Plan } from "../../model/index.ts";
import {
  requiredEvents,
  requiredInformation,
  requiredPeople,
  requiredPerArm,
  shareReached,
} from "../ledger/information-size.ts";
import { smallestWorthwhile } from "../ledger/smallest-worthwhile.ts";

type SizePlan = Pick<Plan, "informationSize" | "mwe">;

/** One size that would settle a statement, for one trial and for several that differ. */
export interface InformationSize {
  /** "people", "events" or "people-per-group". */
  readonly measure: "people" | "events" | "people-per-group";
  readonly power: number;
  /** Whole people or events, rounded up. */
  readonly one: number;
  /** Divided by 1 − D², then rounded up. */
  readonly several: number;
}

export interface InformationReading {
  readonly sizes: readonly InformationSize[];
  /** D² in use, and whether it is the trials' own. */
  readonly diversity: number;
  readonly ownDiversity: boolean;
  /** The smallest worthwhile effect on the scale of the number. */
  readonly delta: number;
  readonly reached: readonly { readonly power: number; readonly share: number | null }[];
}

const NONE: Pick<Basis, "information" | "diversity" | "trials"> = { information: 0, diversity: null, trials: 0 };

/**
 * How much would settle it? People together for a standardized difference; events together for a hazard ratio; people in each group for
 * a share of events, from the declared anchor to the declared difference of risks. Each at both declared powers, for one trial and for
 * several (divided by 1 − D², and rounded up: own from the declared number of trials on, else the declared one). Without any trial nothing is reached.
 */
export const informationSizes = (
  { unit, basis, quantity }: Pick<Headline, "unit" | "basis" | "quantity">,
  minimum: string | null,
  plan: SizePlan,
): InformationReading => {
  const { informationSize, mwe } = plan;
  const { alpha, power, secondPower, smallK, diversityBelow } = informationSize;
  const ratio = unit.endsWith("-ratio");
  const scale = quantity.kind === "estimate" ? quantity.seScale : ratio ? "log" : "identity";
  const delta = smallestWorthwhile(plan, minimum, scale);
  const at = basis === null || basis.trials === 0 ? NONE : basis;
  const own = at.trials < smallK ? null : at.diversity;
  const diversity = own ?? diversityBelow;
  const from = mwe.anchor.relapseFree;
  const sizesAt = (rates: { alpha: number; power: number }): readonly InformationSize[] => {
    const size = (measure: InformationSize["measure"], one: number): InformationSize => ({
      measure,
      power: rates.power,
      one: Math.ceil(one),
      several: Math.ceil(one / (1 - diversity)),
    });
    if (!ratio) return [size("people", requiredPeople(delta, rates))];
    return [
      ...(unit === "hazard-ratio" ? [size("events", requiredEvents(Math.exp(delta), rates))] : []),
      size("people-per-group", requiredPerArm(from, from + mwe.rd, rates)),
    ];
  };
  const reachedAt = (own: number) => ({
    power: own,
    share:
      at.information === 0 || requiredInformation(delta, { alpha, power: own }) === 0
        ? 0
        : shareReached(at, delta, { informationSize: { ...informationSize, power: own } }),
  });
  const powers = [power, secondPower];
  return {
    sizes: powers.flatMap((one) => sizesAt({ alpha, power: one })),
    diversity,
    ownDiversity: own !== null,
    delta,
    reached: powers.map(reachedAt),
  };
};
