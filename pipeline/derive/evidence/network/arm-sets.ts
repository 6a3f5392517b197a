import { combineGroups } from "../../../stats/effect-sizes/combine-groups.ts";
import { type ArmContrast, countContrasts, meanContrasts } from "../../../stats/network/arm-contrasts.ts";
import type { NotEstimable } from "../../../stats/quantity.ts";
import { armDoubts } from "../arm-pairs.ts";
import type { EvidenceEstimand, UsedEffect } from "../evidence-estimand.ts";
import type { PublishedResult } from "../evidence-rows.ts";
import { type NotUsed, notUsed } from "../not-used.ts";
import { recoveredSize } from "../recovered-size.ts";

/** One comparison of one trial between two nodes; above 0 favours `treatment`. */
export interface NodeContrast extends UsedEffect {
  readonly treatment: string;
  readonly comparator: string;
}

type Better = "higher" | "lower";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** As printed, else as events and percent give it: rows without either were refused before. */
const sizeOf = ({ row }: PublishedResult): number => row.n ?? recoveredSize(row.events ?? 0, row.estimate ?? 0) ?? 0;

const eventsOf = (results: readonly PublishedResult[], leading: Better): number =>
  sum(results.map((one) => (one.row.better === leading ? (one.row.events ?? 0) : sizeOf(one) - (one.row.events ?? 0))));

const peopleOf = (results: readonly PublishedResult[]): number => sum(results.map(sizeOf));

const made = (
  scale: EvidenceEstimand["scale"],
  groups: readonly (readonly PublishedResult[])[],
  leading: Better,
): readonly ArmContrast[] | NotEstimable => {
  if (scale === "smd") {
    return meanContrasts(
      groups.map((results) =>
        combineGroups(results.map(({ row }) => ({ n: row.n ?? 0, mean: row.estimate ?? 0, sd: row.sd ?? 0 }))),
      ),
    );
  }
  const arms = groups.map((results) => ({ events: eventsOf(results, leading), n: peopleOf(results) }));
  return countContrasts(arms, scale === "log-or" ? "odds-ratio" : "risk-ratio");
};

/**
 * All contrasts of a trial with three nodes or more from the numbers of its arms, on one standard deviation or with one correction for
 * empty cells, so that they add up and the trial counts once. Arms of one node are combined first. The people behind each contrast are
 * those of the whole trial.
 */
export const armSet = (
  scale: EvidenceEstimand["scale"],
  groups: ReadonlyMap<string, readonly PublishedResult[]>,
  leading: Better,
): readonly NodeContrast[] | NotUsed => {
  const nodes = [...groups.keys()].sort();
  const lists = nodes.map((node) => groups.get(node) ?? []);
  const rows = lists.flat();
  const [head] = rows;
  if (head === undefined) throw new RangeError("groups must not be empty: 0");
  const better = scale === "smd" ? (head.row.better === "lower" ? "lower" : "higher") : leading;
  const contrasts = made(scale, lists, leading);
  if ("kind" in contrasts) return notUsed("no-standard-error", contrasts.reason);
  return contrasts.map(
    ({ first, second, estimate, standardError }): NodeContrast => ({
      treatment: nodes[first] as string,
      comparator: nodes[second] as string,
      study: head.study,
      arms: rows.flatMap(({ arm }) => (arm === null ? [] : [arm])),
      family: head.family,
      keys: rows.map(({ row }) => row.result_id),
      effect: {
        estimate: better === "lower" ? -estimate : estimate,
        standardError,
        scale: scale === "smd" ? "identity" : "log",
      },
      printed: null,
      better,
      instrument: head.row.instrument,
      day: head.row.day,
      tier: head.row.source_tier,
      n: peopleOf(rows),
      people: peopleOf(rows),
      events: scale === "smd" ? null : eventsOf(rows, leading),
      how: scale === "smd" ? "means" : "counts",
      statedPrimary: rows.every(({ row }) => row.stated_primary === 1),
      flags: armDoubts(rows, scale !== "smd"),
    }),
  );
};
