import { combineGroups } from "../../stats/effect-sizes/combine-groups.ts";
import type { EffectOrNot, TwoByTwo } from "../../stats/effect-sizes/effect.ts";
import { hedgesG } from "../../stats/effect-sizes/hedges-g.ts";
import { logOddsRatio } from "../../stats/effect-sizes/log-odds-ratio.ts";
import { logRiskRatio } from "../../stats/effect-sizes/log-risk-ratio.ts";
import { meanDifference } from "../../stats/effect-sizes/mean-difference.ts";
import { riskDifference } from "../../stats/effect-sizes/risk-difference.ts";
import { crossover, firstPeriod } from "./crossover-period.ts";
import type { EvidenceEstimand, UsedEffect } from "./evidence-estimand.ts";
import type { PublishedResult } from "./evidence-rows.ts";
import { isOfMeans } from "./natural-scale.ts";
import { type NotUsed, notUsed } from "./not-used.ts";
import { recoveredSize } from "./recovered-size.ts";
import { armSide } from "./screen-row.ts";

export interface PairedArms {
  readonly candidates: readonly UsedEffect[];
  readonly refused: readonly { readonly result: PublishedResult; readonly reason: NotUsed }[];
}

interface Group {
  readonly first: readonly PublishedResult[];
  readonly second: readonly PublishedResult[];
}

const countScale = (counts: TwoByTwo): Readonly<Record<EvidenceEstimand["scale"], (() => EffectOrNot) | null>> => ({
  smd: null,
  md: null,
  "log-hr": null,
  "log-rr": () => logRiskRatio(counts),
  "log-or": () => logOddsRatio(counts),
  rd: () => riskDifference(counts),
});

/** People in the group as printed, else as its events and its percent give them. */
const sizeOf = ({ row }: PublishedResult): number | null =>
  row.n ?? (row.events === null || row.estimate === null ? null : recoveredSize(row.events, row.estimate));

/** Why the row of one arm cannot be paired, whatever stands in the other arm. */
const refuseArm = (estimand: EvidenceEstimand, result: PublishedResult): NotUsed | null => {
  const { row } = result;
  if (crossover(result)) {
    return notUsed(
      "crossover-without-paired-interval",
      "groups of a crossover trial are the same people: no paired interval is printed",
    );
  }
  if (estimand.scale === "log-hr")
    return notUsed("other-scale", "a hazard ratio cannot be made from the numbers of two groups");
  if (isOfMeans(estimand.scale)) {
    if (row.measure !== "mean" && row.measure !== "mean_change") {
      return notUsed("other-scale", `printed as ${row.measure.replaceAll("_", " ")} of one group`);
    }
    if (row.sd === null || row.n === null)
      return notUsed("no-standard-error", "the standard deviation or the size of the group is not printed");
    return row.sd >= 0 && row.n >= 1 ? null : notUsed("no-standard-error", "the printed spread or size is impossible");
  }
  const size = sizeOf(result);
  if (row.measure !== "events" || size === null || row.events === null)
    return notUsed("no-counts", "the number of people or of events in the group is not printed");
  return row.events >= 0 && row.events <= size
    ? null
    : notUsed("no-counts", "more events than people are printed for the group");
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Events in the leading direction: where a row counts the opposite, its complement. */
const countOf = (results: readonly PublishedResult[], better: string): { events: number; n: number } => ({
  events: sum(
    results.map((one) => {
      const events = one.row.events ?? 0;
      return one.row.better === better ? events : (sizeOf(one) ?? 0) - events;
    }),
  ),
  n: sum(results.map((one) => sizeOf(one) ?? 0)),
});

const meanOf = (results: readonly PublishedResult[]) =>
  combineGroups(results.map(({ row }) => ({ n: row.n ?? 0, mean: row.estimate ?? 0, sd: row.sd ?? 0 })));

const contrast = (estimand: EvidenceEstimand, { first, second }: Group, better: "higher" | "lower"): EffectOrNot => {
  if (isOfMeans(estimand.scale)) {
    const [one, two] = [meanOf(first), meanOf(second)];
    const make = estimand.scale === "md" ? meanDifference : hedgesG;
    return make({ mean1: one.mean, sd1: one.sd, n1: one.n, mean2: two.mean, sd2: two.sd, n2: two.n });
  }
  const [one, two] = [countOf(first, better), countOf(second, better)];
  const make = countScale({ events1: one.events, n1: one.n, events2: two.events, n2: two.n })[estimand.scale];
  if (make === null) throw new RangeError(`scale has no effect of two groups: ${estimand.scale}`);
  return make();
};

const effectOf = (estimand: EvidenceEstimand, group: Group, leading: "higher" | "lower"): UsedEffect | NotUsed => {
  const rows = [...group.first, ...group.second];
  const [head] = rows;
  if (head === undefined) throw new RangeError("group must not be empty: 0");
  const better = isOfMeans(estimand.scale) ? (head.row.better === "lower" ? "lower" : "higher") : leading;
  const made = contrast(estimand, group, better);
  if ("kind" in made) return notUsed("no-standard-error", made.reason);
  const counted = !isOfMeans(estimand.scale);
  const people = sum(rows.map((one) => (counted ? sizeOf(one) : one.row.n) ?? 0));
  return {
    study: head.study,
    arms: rows.flatMap(({ arm }) => (arm === null ? [] : [arm])),
    family: head.family,
    keys: rows.map(({ row }) => row.result_id),
    effect: better === "lower" ? { ...made, estimate: -made.estimate } : made,
    printed: null,
    better,
    instrument: head.row.instrument,
    day: head.row.day,
    tier: head.row.source_tier,
    n: people,
    people,
    events: counted ? countOf(rows, better).events : null,
    how: counted ? "counts" : "means",
    statedPrimary: rows.every(({ row }) => row.stated_primary === 1),
    flags: armDoubts(rows, counted),
  };
};

/** Doubts that rest on single rows. */
export const armDoubts = (rows: readonly PublishedResult[], counted: boolean): UsedEffect["flags"] => [
  ...(rows.some(firstPeriod) ? (["first-period"] as const) : []),
  ...(counted && rows.some(({ row }) => row.n === null) ? (["size-recovered"] as const) : []),
];

/** Rows of one trial that may be set against each other: same instrument, day, clock, measure, source, period and good direction. */
const groupKey = (estimand: EvidenceEstimand, { row }: PublishedResult): string =>
  JSON.stringify([
    row.study_id,
    row.instrument,
    row.day,
    row.day_origin,
    row.measure,
    row.source_tier,
    row.period ?? null,
    isOfMeans(estimand.scale) ? row.better : null,
  ]);

/** One row of each arm, the first by its key: a second number of the same arm would count its people twice. */
const oncePerArm = (group: readonly PublishedResult[]) => {
  const results = [...group].sort((a, b) => (a.row.result_id < b.row.result_id ? -1 : 1));
  const kept = results.filter((result, i) => results.findIndex(({ row }) => row.arm_id === result.row.arm_id) === i);
  return { kept, again: results.filter((result) => !kept.includes(result)) };
};

/**
 * Effects from the printed numbers of two arms. Several arms on one side (three doses, one control) are combined first,
 * so that no control is counted twice; controls of different kinds are not merged: the kind declared first is taken.
 */
export const pairArms = (
  estimand: EvidenceEstimand,
  results: readonly PublishedResult[],
  leading: "higher" | "lower",
): PairedArms => {
  const refused: { result: PublishedResult; reason: NotUsed }[] = [];
  const groups = new Map<string, PublishedResult[]>();
  for (const result of results) {
    const reason = refuseArm(estimand, result);
    const key = groupKey(estimand, result);
    if (reason) refused.push({ result, reason });
    else groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const candidates = [...groups.values()].flatMap((group): UsedEffect[] => {
    const { kept, again } = oncePerArm(group);
    const first = kept.filter(({ arm }) => armSide(estimand, arm) === "first");
    const others = kept.filter(({ arm }) => armSide(estimand, arm) === "second");
    const kind = estimand.second.find((modality) => others.some(({ arm }) => arm?.modality === modality));
    const second = others.filter(({ arm }) => arm?.modality === kind);
    const left = others.filter((result) => !second.includes(result));
    const alone = first.length === 0 || second.length === 0;
    const made = alone
      ? notUsed("no-comparator-row", "no like number of the other group")
      : effectOf(estimand, { first, second }, leading);
    const refuse = (rows: readonly PublishedResult[], reason: NotUsed) =>
      refused.push(...rows.map((result) => ({ result, reason })));
    refuse(again, notUsed("overlapping-sample", "another number of the same group is used"));
    refuse(left, notUsed("overlapping-sample", "another kind of control of the same trial is used"));
    if ("code" in made) refuse([...first, ...second], made);
    return "code" in made ? [] : [made];
  });
  return { candidates, refused };
};
