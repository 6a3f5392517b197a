import type { Finding, Headline } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";
import { digits, near } from "./digits.ts";
import { type Step, step } from "./step.ts";

/** One effect of a pool, on the scale of its standard error. */
export interface Trial {
  readonly key: string;
  readonly y: number;
  readonly se: number;
}

/** Table rows that stand for the input rows of a headline and have an effect with its standard error. */
const trialsOf = (headline: Headline, finding: Finding): readonly Trial[] => {
  const keys = new Set(headline.rows.flatMap((rows) => ("keys" in rows ? rows.keys : [])));
  for (const block of finding.blocks) {
    if (block.kind !== "table") continue;
    const found = block.rows.flatMap((row): readonly Trial[] => {
      const key = row.find(
        (cell): cell is string => typeof cell === "string" && cell.split(" ").every((key) => keys.has(key)),
      );
      const effect = row.find((cell) => cell !== null && typeof cell === "object" && "kind" in cell);
      if (key === undefined || !effect || typeof effect !== "object" || !("kind" in effect)) return [];
      if (effect.kind !== "estimate" || effect.se === null || effect.se <= 0) return [];
      return [{ key, y: effect.seScale === "log" ? Math.log(effect.value) : effect.value, se: effect.se }];
    });
    if (found.length > 1) return found;
  }
  return [];
};

interface Pool {
  readonly mean: number;
  readonly weights: readonly number[];
  /** Standard error with the guarded multiplier of Hartung and Knapp; without it. */
  readonly errors: readonly [guarded: number, plain: number];
}

const pool = (trials: readonly Trial[], tau2: number): Pool => {
  const weights = trials.map(({ se }) => 1 / (se * se + tau2));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = trials.reduce((sum, { y }, i) => sum + (weights[i] as number) * y, 0) / total;
  const q =
    trials.reduce((sum, { y }, i) => sum + (weights[i] as number) * (y - mean) * (y - mean), 0) / (trials.length - 1);
  return { mean, weights, errors: [Math.sqrt(Math.max(1, q) / total), Math.sqrt(1 / total)] };
};

const STEPS = 200;

/** The τ² at which the standard error of the pool is the printed one; errors only grow with τ². */
const tau2Of = (trials: readonly Trial[], se: number, which: 0 | 1): number | null => {
  const error = (tau2: number): number => pool(trials, tau2).errors[which];
  if (near(error(0), se)) return 0;
  let [low, high] = [0, 1];
  while (error(high) < se && high < 1e6) high *= 2;
  for (let i = 0; i < STEPS; i += 1) {
    const middle = (low + high) / 2;
    if (error(middle) < se) low = middle;
    else high = middle;
  }
  const found = (low + high) / 2;
  return Math.abs(error(found) - se) <= 1e-8 * se ? found : null;
};

const trialText = ({ key, y, se }: Trial): string =>
  fill(texts().explain.trial, { key, effect: digits(y), error: digits(se) });

const weighted = (trials: readonly Trial[], tau2: number): Step => {
  const { mean, weights } = pool(trials, tau2);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const rows = trials.map((trial, i) => {
    const percent = Math.round((1000 * (weights[i] as number)) / total) / 10;
    return `${trialText(trial)}, ${fill(texts().explain.weight, { weight: `${digits(percent)}%` })}`;
  });
  const opening = fill(texts().explain.pool, { tau: digits(Number(tau2.toPrecision(4))), mean: digits(mean) });
  return step("pool", `${opening}: ${rows.join("; ")}`);
};

/**
 * A weighted mean with its weights, written out only where one τ² makes both the printed mean and the printed
 * standard error from the trials: two equations with one unknown.
 */
export const weightedStep = (trials: readonly Trial[], quantity: Headline["quantity"]): Step | null => {
  if (quantity.kind !== "estimate" || quantity.se === null || trials.length < 2) return null;
  const value = quantity.seScale === "log" ? Math.log(quantity.value) : quantity.value;
  for (const which of [0, 1] as const) {
    const tau2 = tau2Of(trials, quantity.se, which);
    if (tau2 !== null && Math.abs(pool(trials, tau2).mean - value) <= 1e-6 * Math.max(1, Math.abs(value)))
      return weighted(trials, tau2);
  }
  return null;
};

/** The pool of the rows of a finding's own table: with its weights where they can be confirmed, else the effects alone. */
export const poolStep = (headline: Headline, finding: Finding): Step | null => {
  const { quantity } = headline;
  if (quantity.kind !== "estimate" || quantity.intervals.length === 0) return null;
  const trials = trialsOf(headline, finding);
  if (trials.length < 2) return null;
  return (
    weightedStep(trials, quantity) ?? step("pool", `${texts().explain.inputs}: ${trials.map(trialText).join("; ")}`)
  );
};
