import type { UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import { naturalQuantity } from "../../derive/evidence/natural-scale.ts";
import type { Quantity } from "../../model/index.ts";
import type { MetaInput } from "../../stats/meta/read-trials.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";

/** One other way to the same number. */
export interface Variant {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly k: number;
  /** As printed: ratios as ratios, in the direction of their outcome. */
  readonly quantity: Quantity;
  readonly note: string;
}

export const metaInput = (trials: readonly UsedEffect[]): MetaInput => ({
  estimates: trials.map(({ effect }) => effect.estimate),
  standardErrors: trials.map(({ effect }) => effect.standardError),
});

/** A quantity of the analysis scale as this question prints it. */
export const asPrinted = ({ estimand, evidence }: SensitivityPool, quantity: Quantity): Quantity =>
  naturalQuantity(estimand.scale, evidence.better, quantity);

const byNumber: Readonly<Record<string, string>> = {
  none: "",
  "one-trial": "one trial",
  bayesian: "Bayesian",
  "hartung-knapp": "Hartung–Knapp",
};

/** The same question on other trials, with the interval that the plan names for their number. */
export const onTrials = (
  pool: SensitivityPool,
  trials: readonly UsedEffect[],
  words: Pick<Variant, "id" | "group" | "label"> & { readonly note?: string },
): Variant => {
  const { deciding, rule, k } = pool.refit(trials);
  return { ...words, k, quantity: asPrinted(pool, deciding), note: words.note ?? byNumber[rule] ?? "" };
};
