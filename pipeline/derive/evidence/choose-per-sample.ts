import type { EvidenceEstimand, EvidencePlan, UsedEffect } from "./evidence-estimand.ts";

const methods: readonly UsedEffect["how"][] = ["counts", "means", "printed-interval", "p-value"];

/** Its place in a declared order; what the order does not name comes last. */
const place = (list: readonly string[], value: string | null): number => {
  const at = value === null ? -1 : list.indexOf(value);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
};

/** The first period of a crossover before both; declared order of instruments; the trial's stated primary; nearest the target day, a tie going to the later; best source; best method; then the key. */
const ranks = (plan: EvidencePlan, estimand: EvidenceEstimand, one: UsedEffect): readonly number[] => {
  const instruments = Object.values(plan.instrumentOrder).find(
    (list) => one.instrument !== null && list.includes(one.instrument),
  );
  const distance = estimand.day === null || one.day === null ? 0 : Math.abs(one.day - estimand.day.target);
  return [
    one.flags.includes("crossover") ? 1 : 0,
    place(plan.instrumentOrder[estimand.outcome] ?? instruments ?? [], one.instrument),
    one.statedPrimary ? 0 : 1,
    distance,
    -(one.day ?? 0),
    place(plan.usableTiers, one.tier),
    methods.indexOf(one.how),
  ];
};

const compare = (plan: EvidencePlan, estimand: EvidenceEstimand, a: UsedEffect, b: UsedEffect): number => {
  const [x, y] = [ranks(plan, estimand, a), ranks(plan, estimand, b)];
  for (const [i, value] of x.entries()) {
    const other = y[i] ?? 0;
    if (value !== other) return value - other;
  }
  return (a.keys[0] ?? "") < (b.keys[0] ?? "") ? -1 : 1;
};

/** One number for each independent sample of people: the first by the declared order. Samples keep the order of the tables. */
export const choosePerSample = (
  plan: EvidencePlan,
  estimand: EvidenceEstimand,
  candidates: readonly UsedEffect[],
): readonly UsedEffect[] => {
  const samples = new Map<string, UsedEffect>();
  for (const one of candidates) {
    const best = samples.get(one.study.sample_id);
    if (best === undefined || compare(plan, estimand, one, best) < 0) samples.set(one.study.sample_id, one);
  }
  return [...samples.values()];
};

/** The one review that may speak: printed interval, most recent, then the narrowest interval (the number of trials is not a column). */
export const chooseReview = (candidates: readonly UsedEffect[]): readonly UsedEffect[] => {
  const order = (a: UsedEffect, b: UsedEffect): number =>
    (b.study.year ?? 0) - (a.study.year ?? 0) ||
    a.effect.standardError - b.effect.standardError ||
    ((a.keys[0] ?? "") < (b.keys[0] ?? "") ? -1 : 1);
  return candidates
    .filter(({ how }) => how === "printed-interval")
    .sort(order)
    .slice(0, 1);
};
