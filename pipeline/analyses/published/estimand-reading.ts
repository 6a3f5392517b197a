import { basisOf, countReasons } from "../../derive/evidence/basis-of.ts";
import { estimandEvidence } from "../../derive/evidence/estimand-evidence.ts";
import type { EstimandEvidence, EvidenceEstimand, UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { missingEvidence } from "../../derive/evidence/missing-evidence.ts";
import { naturalBetter, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import { type Pool, poolTrials } from "../../derive/evidence/pool.ts";
import type { Headline, Plan, Prose, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { enumerated, labelOf, words } from "./words.ts";

/** Trials of one family of conditions: different families are never pooled. */
export interface FamilyPool {
  readonly family: string;
  readonly used: readonly UsedEffect[];
  readonly pool: Pool;
}

/** What the published tables say on one estimand: the rows, the pools and the headlines. The first headline decides. */
export interface EstimandReading {
  readonly evidence: EstimandEvidence;
  readonly families: readonly FamilyPool[];
  readonly headlines: readonly Headline[];
}

export type ReadingPlan = Parameters<typeof estimandEvidence>[1] & Pick<Plan, "labels" | "comingEvidence" | "dataAsOf">;

const knownPeople = (used: readonly UsedEffect[]): number =>
  used.reduce((total, { people }) => total + (people ?? 0), 0);

const rowsOf = (used: readonly UsedEffect[]): Headline["rows"] => {
  const keys = used.flatMap((one) => one.keys);
  return [{ table: "results", count: keys.length, keys }];
};

const unpooled = (families: readonly FamilyPool[], evidence: EstimandEvidence, plan: ReadingPlan): Quantity =>
  families.length === 0
    ? notEstimable("no-data", "No study reported a number on this that could be used.", countReasons(evidence.listed))
    : notEstimable(
        "disconnected",
        `The trials concern different conditions (${enumerated(families.map(({ family }) => labelOf(plan, "family", family)))}), which are not pooled.`,
      );

const beside = (
  id: string,
  label: Prose,
  { used, pool }: FamilyPool,
  evidence: EstimandEvidence,
): readonly Headline[] => {
  const { scale } = evidence.estimand;
  const effect = { unit: naturalUnit[scale], better: naturalBetter(scale, evidence.better) };
  const spread = { better: "neither" as const };
  const turn = (quantity: Quantity | null) => quantity && naturalQuantity(scale, evidence.better, quantity);
  return [
    { name: "hartung-knapp", says: "guarded Hartung–Knapp", quantity: turn(pool.hartungKnapp), ...effect },
    { name: "bayesian", says: "Bayesian", quantity: turn(pool.bayesian), ...effect },
    { name: "tau-squared", says: "variance between trials", quantity: pool.tauSquared, unit: "variance", ...spread },
    {
      name: "i-squared",
      says: "share of variance between trials",
      quantity: pool.iSquared,
      unit: "percent",
      ...spread,
    },
  ].flatMap(({ name, says, quantity, unit, better }): Headline[] =>
    quantity === null
      ? []
      : [
          {
            id: `${id}/${name}`,
            label: [...label, `: ${says}`],
            unit,
            better,
            quantity,
            test: null,
            n: knownPeople(used),
            events: null,
            rows: rowsOf(used),
            basis: null,
          },
        ],
  );
};

/** The pooled number of one family of conditions. */
export const poolHeadline = (
  rows: EvidenceRows,
  plan: ReadingPlan,
  evidence: EstimandEvidence,
  id: string,
  label: Prose,
  { used, pool }: FamilyPool,
): Headline => {
  const { scale } = evidence.estimand;
  const basis = {
    ...basisOf(rows, evidence, used, pool, plan.level),
    ...missingEvidence(rows, plan, evidence, used),
  };
  return {
    id,
    label,
    unit: naturalUnit[scale],
    better: naturalBetter(scale, evidence.better),
    quantity: naturalQuantity(scale, evidence.better, pool.deciding),
    test: pool.test,
    n: knownPeople(used),
    events: basis.events,
    rows: rowsOf(used),
    basis,
  };
};

/** The trials that may be used, pooled within each family of conditions. */
export const familyPools = ({ used }: EstimandEvidence, plan: Pick<Plan, "meta" | "level">): readonly FamilyPool[] =>
  [...new Set(used.map(({ family }) => family))].sort().map((family): FamilyPool => {
    const own = used.filter((one) => one.family === family);
    return { family, used: own, pool: poolTrials(own, plan) };
  });

/**
 * Reads one estimand. One family of conditions: `<prefix>/<estimand>` is its pool. Several: one pool for each under
 * `<prefix>/<estimand>/<family>`, and the plain id says why there is none for all. Pools of two trials and more carry the
 * other interval, τ² and I² under ids of their own.
 */
export const readEstimand = (
  rows: EvidenceRows,
  plan: ReadingPlan,
  estimand: EvidenceEstimand,
  prefix: string,
): EstimandReading => {
  const evidence = estimandEvidence(rows, plan, estimand);
  const families = familyPools(evidence, plan);
  const id = `${prefix}/${estimand.id}`;
  const label: Prose = [words(estimand.label)];
  const [only] = families;
  if (only !== undefined && families.length === 1) {
    const head = poolHeadline(rows, plan, evidence, id, label, only);
    return { evidence, families, headlines: [head, ...beside(id, label, only, evidence)] };
  }
  const none: FamilyPool = { family: "all", used: evidence.used, pool: poolTrials([], plan) };
  const head = { ...poolHeadline(rows, plan, evidence, id, label, none), quantity: unpooled(families, evidence, plan) };
  const apart = families.flatMap((one) => {
    const own = `${id}/${one.family}`;
    const named: Prose = [...label, ": ", words(labelOf(plan, "family", one.family))];
    return [poolHeadline(rows, plan, evidence, own, named, one), ...beside(own, named, one, evidence)];
  });
  return { evidence, families, headlines: [head, ...apart] };
};
