import { pairArms } from "../arm-pairs.ts";
import { contrastEffect } from "../contrast-effect.ts";
import type { EvidenceEstimand, EvidencePlan } from "../evidence-estimand.ts";
import type { PublishedResult } from "../evidence-rows.ts";
import { type NotUsed, notUsed } from "../not-used.ts";
import { armSet, type NodeContrast } from "./arm-sets.ts";
import type { NodedResult } from "./network-nodes.ts";

/** What one trial gives at one time on one instrument: one contrast, or all of a trial with more nodes. */
export type TrialSet = readonly NodeContrast[];

export interface TrialSets {
  readonly sets: readonly TrialSet[];
  readonly refused: readonly { readonly key: string; readonly reason: NotUsed }[];
}

type Better = "higher" | "lower";

const grouped = (results: readonly NodedResult[]): readonly (readonly NodedResult[])[] => {
  const groups = new Map<string, NodedResult[]>();
  for (const one of results) {
    const { row } = one.result;
    const key = JSON.stringify([
      row.study_id,
      row.instrument,
      row.day,
      row.day_origin,
      row.measure,
      row.source_tier,
      row.period ?? null,
      row.measure === "events" ? null : row.better,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
};

const byNode = (results: readonly NodedResult[]): ReadonlyMap<string, readonly PublishedResult[]> => {
  const nodes = new Map<string, PublishedResult[]>();
  for (const { node, result } of results) {
    if (node !== null) nodes.set(node, [...(nodes.get(node) ?? []), result]);
  }
  return nodes;
};

const between = (estimand: EvidenceEstimand, treatment: string, comparator: string): EvidenceEstimand => ({
  ...estimand,
  first: [treatment],
  second: [comparator],
});

/** Sets from the numbers of single arms. Two nodes go through the rules of pairs; more are made together. */
export const setsOfArms = (estimand: EvidenceEstimand, results: readonly NodedResult[], leading: Better): TrialSets => {
  const sets: TrialSet[] = [];
  const refused: { key: string; reason: NotUsed }[] = [];
  const refuse = (list: readonly PublishedResult[], reason: NotUsed) =>
    refused.push(...list.map(({ row }) => ({ key: row.result_id, reason })));
  for (const group of grouped(results)) {
    const all = group.map(({ result }) => result);
    const [first, second] = [...byNode(group).keys()].sort();
    const pairs = pairArms(between(estimand, first ?? "", second ?? ""), all, leading);
    // What a row lacks whatever stands beside it: alone, a good one only lacks its comparator.
    const lacking = all.flatMap((result) =>
      pairArms(between(estimand, first ?? "", second ?? ""), [result], leading).refused.filter(
        ({ reason }) => reason.code !== "no-comparator-row",
      ),
    );
    const usable = group.filter(({ result }) => !lacking.some((one) => one.result === result));
    const once = usable.filter(
      ({ result }, i) => usable.findIndex((one) => one.result.row.arm_id === result.row.arm_id) === i,
    );
    const nodes = byNode(once);
    if (nodes.size < 3) {
      for (const { result, reason } of pairs.refused) refuse([result], reason);
      for (const one of pairs.candidates)
        sets.push([{ ...one, treatment: first as string, comparator: second as string }]);
      continue;
    }
    for (const { result, reason } of lacking) refuse([result], reason);
    const again = usable.filter((one) => !once.includes(one)).map(({ result }) => result);
    refuse(again, notUsed("overlapping-sample", "another number of the same group is used"));
    const made = armSet(estimand.scale, nodes, leading);
    if ("code" in made)
      refuse(
        once.map(({ result }) => result),
        made,
      );
    else sets.push(made);
  }
  return { sets, refused };
};

const pairKey = ({ treatment, comparator }: NodeContrast): string => [treatment, comparator].sort().join(" ");

/** Sets from printed contrasts: all pairs of a trial's nodes together, or each contrast for itself. */
export const setsOfContrasts = (
  plan: EvidencePlan,
  estimand: EvidenceEstimand,
  results: readonly NodedResult[],
  leading: Better,
): TrialSets => {
  const refused: { key: string; reason: NotUsed }[] = [];
  const sets = grouped(results).flatMap((group): TrialSet[] => {
    const made = group.flatMap(({ result, node, against }): NodeContrast[] => {
      if (node === null || against === null) return [];
      const ratio = result.row.measure === "risk_ratio" || result.row.measure === "hazard_ratio";
      const one =
        ratio && result.row.better !== leading
          ? notUsed("opposite-event", "a ratio of the opposite event cannot be turned round")
          : contrastEffect(plan, between(estimand, node, against), result);
      if ("code" in one) refused.push({ key: result.row.result_id, reason: one });
      return "code" in one ? [] : [{ ...one, treatment: node, comparator: against }];
    });
    const nodes = new Set(made.flatMap(({ treatment, comparator }) => [treatment, comparator]));
    const pairs = new Set(made.map(pairKey));
    const whole = nodes.size > 2 && made.length === pairs.size && pairs.size === (nodes.size * (nodes.size - 1)) / 2;
    return whole ? [[...made].sort((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1))] : made.map((one) => [one]);
  });
  return { sets, refused };
};
