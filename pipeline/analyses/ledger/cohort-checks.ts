import type { Claim, Headline, Plan, Quantity } from "../../model/index.ts";
import { claimDirection } from "./claim-direction.ts";

type Check = Claim["patients"]["checks"][number];

type Outcome = "passed" | "fails" | "unknown";

export interface ChecksContext {
  readonly plan: Pick<Plan, "cohortChecks">;
  /** A number of the same data set by its id without the prefix; `null` where there is none. */
  readonly own: (id: string) => Headline | null;
}

/** The number, or what it is at least where it lies beyond all that was tried; `null` where it is not known. */
const atLeastOf = (quantity: Quantity): number | null =>
  quantity.kind === "estimate" ? quantity.value : (quantity.details?.most ?? null);

const limitOf = ({ id, limit }: Check, { cohortChecks }: ChecksContext["plan"]): number => {
  if (limit === null) throw new RangeError(`check needs a limit: ${id}`);
  return cohortChecks[limit];
};

const judged = (check: Check, headline: Headline, direction: number, plan: ChecksContext["plan"]): boolean | null => {
  const value = atLeastOf(headline.quantity);
  if (value === null) return null;
  switch (check.kind) {
    case "same-sign":
      return headline.quantity.kind === "estimate" && claimDirection(headline) === direction;
    case "share":
      return (direction < 0 ? 1 - value : value) >= limitOf(check, plan);
    case "above":
      return value > limitOf(check, plan);
    case "at-least":
      return value >= limitOf(check, plan);
    default:
      return check.kind satisfies never;
  }
};

const outcomeOf = (check: Check, direction: number, { plan, own }: ChecksContext): Outcome => {
  const headline = own(direction < 0 ? (check.opposite ?? check.headline) : check.headline);
  const holds = headline === null ? null : judged(check, headline, direction, plan);
  return holds === null ? "unknown" : holds ? "passed" : "fails";
};

/**
 * Which declared checks does a clear difference not pass? A code for each: `<id>-fails`, or `<id>-unknown` where its number cannot be
 * worked out, which is no pass. `direction` as `claimDirection` gives it; one of 0 has no side, so that every sign is another one.
 * Throws RangeError for a check against a limit that names none.
 */
export const failedChecks = (checks: readonly Check[], direction: number, context: ChecksContext): readonly string[] =>
  checks.flatMap((check) => {
    const outcome = direction === 0 && check.kind === "same-sign" ? "fails" : outcomeOf(check, direction, context);
    return outcome === "passed" ? [] : [`${check.id}-${outcome}`];
  });
