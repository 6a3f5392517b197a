import { requireOpenUnit } from "../numeric/require.ts";
import { notEstimable, type Quantity } from "../quantity.ts";
import { rootSumOfSquares, type WeightedContrast } from "./arms-contrast.ts";
import { ratioFromLog } from "./ratio-from-log.ts";

type Arms = Pick<WeightedContrast, "intervention" | "comparator" | "interventionInfluence" | "comparatorInfluence">;

interface RatioOptions {
  readonly level?: number;
}

/**
 * How many times as likely is the outcome in one arm as in the other? Of a contrast of shares.
 *
 * p₁/p₀, marginal; SE of its logarithm by the delta method from the rows' influences: Σ(φ₁/p₁ − φ₀/p₀)². With weights taken as known
 * √(SE₁²/p₁² + SE₀²/p₀²). Influences: Stefanski & Boos (2002), Am Stat 56:29, doi:10.1198/000313002753631330.
 * Equals R `glm(y ~ a, family = quasipoisson, weights = w)` with sandwich 3.0-2 `vcovHC(type = "HC0")` when weights are taken as known.
 * Not estimable unless both shares are above 0.
 */
export const contrastRiskRatio = (contrast: Arms, options: RatioOptions = {}): Quantity =>
  ratio(contrast, { of: (p) => p, slope: (p) => 1 / p, top: Infinity }, options);

/**
 * How many times as high are the odds of the outcome in one arm as in the other? Of a contrast of shares.
 *
 * The ratio of p/(1 − p), marginal: not the odds ratio of a regression with covariates. SE as in `contrastRiskRatio`, with the slope
 * 1/(p(1 − p)). Influences: Stefanski & Boos (2002), Am Stat 56:29, doi:10.1198/000313002753631330.
 * Equals R `glm(y ~ a, family = quasibinomial, weights = w)` with sandwich 3.0-2 `vcovHC(type = "HC0")` when weights are taken as known.
 * Not estimable with a share of 0 or 1.
 */
export const contrastOddsRatio = (contrast: Arms, options: RatioOptions = {}): Quantity =>
  ratio(contrast, { of: (p) => p / (1 - p), slope: (p) => 1 / (p * (1 - p)), top: 1 }, options);

interface RatioScale {
  readonly of: (p: number) => number;
  /** Of its logarithm. */
  readonly slope: (p: number) => number;
  readonly top: number;
}

const ratio = (
  { intervention, comparator, interventionInfluence, comparatorInfluence }: Arms,
  { of, slope, top }: RatioScale,
  { level = 0.95 }: RatioOptions,
): Quantity => {
  requireOpenUnit("level", level);
  if (intervention.kind === "not-estimable") return intervention;
  if (comparator.kind === "not-estimable") return comparator;
  const [one, other] = [intervention.value, comparator.value];
  for (const p of [one, other]) {
    if (!(p > 0 && p < top))
      return notEstimable("no-events", "With a share of 0 (or, for odds, of 1) in an arm there is no ratio.", {
        share: p,
      });
  }
  const log = Math.log(of(one)) - Math.log(of(other));
  const influence = interventionInfluence.map(
    (phi, i) => slope(one) * phi - slope(other) * (comparatorInfluence[i] as number),
  );
  return ratioFromLog(log, rootSumOfSquares(influence), { level, method: "normal on the log scale (influence)" });
};
