import type { StudiesRow } from "../../../model/index.ts";
import { choosePerSample } from "../choose-per-sample.ts";
import type { EvidenceEstimand, EvidencePlan, ListedRow } from "../evidence-estimand.ts";
import type { EvidenceRows } from "../evidence-rows.ts";
import { listedRow } from "../listed-row.ts";
import { type NotUsed, type NotUsedCode, notUsed } from "../not-used.ts";
import { screenRow } from "../screen-row.ts";
import type { NodeContrast } from "./arm-sets.ts";
import { type NetworkQuestion, type NetworksPlan, type NodedResult, nodedResults } from "./network-nodes.ts";
import { setsOfArms, setsOfContrasts, type TrialSet } from "./trial-sets.ts";

export interface NetworkEvidence {
  readonly question: NetworkQuestion;
  readonly estimand: EvidenceEstimand;
  /** One trial's contrasts for each independent sample. */
  readonly used: readonly NodeContrast[];
  readonly listed: readonly ListedRow[];
  /** Pairs of nodes that a randomised study compared on this and that no usable number speaks of. */
  readonly unusable: readonly { readonly nodes: readonly [string, string]; readonly studies: readonly StudiesRow[] }[];
  readonly better: "higher" | "lower";
}

export type NetworkEvidencePlan = EvidencePlan & { readonly networks: NetworksPlan };

const estimandOf = ({ nodes, designs }: NetworksPlan, question: NetworkQuestion): EvidenceEstimand => {
  const every = nodes.map(({ id }) => id);
  const { id, label, outcome, scale, day, minimum } = question;
  const whole = { id, analysis: "network", label, outcome, scale, designs, day, minimum };
  return { ...whole, comparisonTypes: [], first: every, second: every, therapyKinds: null };
};

/** These would not be in the network with a better number either. */
const beside: readonly NotUsedCode[] = [
  "wrong-arms",
  "same-treatment",
  "treated-before",
  "not-randomised",
  "review",
  "outside-window",
  "other-clock",
  "other-construct",
];

/** Who had a treatment before is asked of the nodes. */
const nobody: ReadonlySet<never> = new Set();

/** The first reason that keeps a number out of the network whatever its standard error is, or `null`. */
const screenNoded = (plan: NetworkEvidencePlan, estimand: EvidenceEstimand, one: NodedResult): NotUsed | null => {
  const { result, node, against, treatedBefore } = one;
  if (!estimand.designs.includes(result.study.design)) return screenRow(plan, estimand, result, nobody);
  if (treatedBefore)
    return notUsed(
      "treated-before",
      "the control group had a treatment first and stopped it: state goes before name, and it is no control",
    );
  if (result.row.kind === "contrast" && node !== null && node === against)
    return notUsed("same-treatment", "both groups have the same treatment, in other doses or schedules");
  return screenRow(plan, estimand, result, nobody);
};

/** Days of the question; any where it asks for none. */
export const inWindow = ({ day }: NetworkQuestion, row: { readonly day: number | null }): boolean =>
  day === null || (row.day !== null && row.day > day.above && row.day <= day.upTo);

const pairOf = (one: string, two: string): string => JSON.stringify([one, two].sort());

/** Every pair of nodes that a study compares: named by its contrasts, or both among its groups. */
const pairsOfStudy = (results: readonly NodedResult[]): readonly string[] => {
  const arms = [...new Set(results.flatMap(({ result, node }) => (result.row.kind === "arm" && node ? [node] : [])))];
  const contrasts = results.flatMap(({ node, against }) => (node && against ? [pairOf(node, against)] : []));
  return [...new Set([...contrasts, ...arms.flatMap((one, i) => arms.slice(i + 1).map((two) => pairOf(one, two)))])];
};

/** In the declared order of nodes, as the comparisons that count. */
const unusablePairs = (
  results: readonly NodedResult[],
  used: readonly NodeContrast[],
  { nodes }: NetworksPlan,
): NetworkEvidence["unusable"] => {
  const place = (one: string): number => nodes.findIndex(({ id }) => id === one);
  const inOrder = (key: string): readonly [string, string] => {
    const [one, two]: readonly [string, string] = JSON.parse(key);
    return place(one) < place(two) ? [one, two] : [two, one];
  };
  const counted = new Set(used.map(({ treatment, comparator }) => pairOf(treatment, comparator)));
  const pairs = new Map<string, StudiesRow[]>();
  const studies = new Map(results.map(({ result }) => [result.study.study_id, result.study]));
  for (const [id, study] of [...studies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const key of pairsOfStudy(results.filter(({ result }) => result.study.study_id === id)))
      if (!counted.has(key)) pairs.set(key, [...(pairs.get(key) ?? []), study]);
  }
  return [...pairs]
    .map(([key, list]) => ({ nodes: inOrder(key), studies: list }))
    .sort((a, b) => place(a.nodes[0]) - place(b.nodes[0]) || place(a.nodes[1]) - place(b.nodes[1]));
};

/** Which randomised numbers of one outcome and one family of conditions join which treatments, and why do the others not? */
export const networkEvidence = (
  rows: EvidenceRows,
  plan: NetworkEvidencePlan,
  question: NetworkQuestion,
): NetworkEvidence => {
  const estimand = estimandOf(plan.networks, question);
  const all = nodedResults(rows, plan.networks).filter(
    ({ result }) => result.row.outcome === question.outcome && result.family === question.family,
  );
  const reasons = new Map<string, NotUsed>();
  const passing = all.filter((one) => {
    const reason = screenNoded(plan, estimand, one);
    if (reason) reasons.set(one.result.row.result_id, reason);
    return reason === null;
  });
  const count = (better: string) => passing.filter(({ result }) => result.row.better === better).length;
  const leading = count("lower") > count("higher") ? "lower" : "higher";
  const of = (kind: string) => passing.filter(({ result }) => result.row.kind === kind);
  const fromArms = setsOfArms(estimand, of("arm"), leading);
  const fromContrasts = setsOfContrasts(plan, estimand, of("contrast"), leading);
  for (const { key, reason } of [...fromArms.refused, ...fromContrasts.refused]) reasons.set(key, reason);
  const sets: readonly TrialSet[] = [...fromArms.sets, ...fromContrasts.sets];
  // A trial's set is chosen by its first contrast; larger sets of a trial first, so that a tie goes to the whole trial.
  const heads = new Map(sets.flatMap((set) => (set[0] === undefined ? [] : [[set[0], set] as const])));
  const chosen = choosePerSample(plan, estimand, [...heads.keys()]);
  const used = chosen.flatMap((head) => heads.get(head as NodeContrast) ?? []);
  const inUse = new Set(used.flatMap(({ keys }) => keys));
  for (const set of sets) {
    for (const { keys, study, instrument, day } of set) {
      const instead = used.find((one) => one.study.sample_id === study.sample_id);
      const same =
        instead?.study.study_id === study.study_id && instead.instrument === instrument && instead.day === day;
      const reason =
        same && set.length === 1
          ? notUsed("incomplete-trial", "one comparison of a trial of several, of which not all are printed")
          : notUsed("overlapping-sample", `another number of the same people is used: ${instead?.keys[0] ?? "none"}`);
      for (const key of keys) if (!inUse.has(key)) reasons.set(key, reason);
    }
  }
  return {
    question,
    estimand,
    used: used.map((one) => ({ ...one, keys: [...one.keys].sort() })).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    listed: all.flatMap(({ result }) => {
      const reason = reasons.get(result.row.result_id);
      return reason === undefined || inUse.has(result.row.result_id) ? [] : [listedRow(result, reason, 0)];
    }),
    unusable: unusablePairs(
      all.filter(({ result }) => {
        const reason = reasons.get(result.row.result_id);
        return (reason === undefined || !beside.includes(reason.code)) && inWindow(question, result.row);
      }),
      used,
      plan.networks,
    ),
    better: leading,
  };
};

const order = ({ study, keys, treatment, comparator }: NodeContrast): string =>
  JSON.stringify([study.sample_id, keys, treatment, comparator]);
