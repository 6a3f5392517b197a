import type { Basis, DurabilityRow, Plan, Quantity } from "../../model/index.ts";
import { logRiskRatio } from "../../stats/effect-sizes/log-risk-ratio.ts";
import { commonEffect } from "../../stats/meta/common-effect.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { biasShares } from "./bias-shares.ts";
import type { EvidenceRows } from "./evidence-rows.ts";
import { naturalInterval, naturalQuantity } from "./natural-scale.ts";
import { type PoolInput, poolTrials } from "./pool.ts";

/** People of one trial who were randomised to go on or to stop, in one stratum. */
export interface Stratum {
  readonly contrast: string;
  readonly sample: string;
  readonly study: string;
  readonly keys: readonly string[];
  readonly continued: { readonly events: number; readonly n: number };
  readonly stopped: { readonly events: number; readonly n: number };
}

export interface ContinueOrStop {
  readonly strata: readonly Stratum[];
  /** Risk ratio of relapse, continued against stopped. */
  readonly quantity: Quantity;
  readonly basis: Basis;
  readonly n: number;
  readonly events: number;
  readonly keys: readonly string[];
}

const eventsOf = (rows: readonly DurabilityRow[]) => ({
  events: rows.reduce((sum, { events }) => sum + (events ?? 0), 0),
  n: rows.reduce((sum, { n }) => sum + (n ?? 0), 0),
});

type Reason = "secondary" | "no-counts" | "other-measure";

const refusal = (rows: EvidenceRows, plan: Pick<Plan, "usableTiers">, row: DurabilityRow): Reason | null => {
  const tier = rows.byKey.get(row.result_id)?.row.source_tier;
  if (tier === undefined || !plan.usableTiers.includes(tier)) return "secondary";
  if (row.term === "median" || row.term === "hr" || row.term === "none") return "other-measure";
  return row.n === null || row.events === null ? "no-counts" : null;
};

/** Rows of contrasts that set going on against stopping of one and the same strand, among people who had got well. */
const contrastsOf = (rows: EvidenceRows): ReadonlyMap<string, readonly DurabilityRow[]> => {
  const groups = new Map<string, DurabilityRow[]>();
  for (const row of rows.durability) {
    const well = row.population !== "all_started" && row.population !== "other" && row.event !== "point_response";
    if (row.randomised_contrast === null || !well) continue;
    groups.set(row.randomised_contrast, [...(groups.get(row.randomised_contrast) ?? []), row]);
  }
  const both = [...groups].filter(([, group]) => {
    const has = (after: string) => group.some((row) => row.after === after);
    return has("continued") && has("stopped") && new Set(group.map(({ strand }) => strand)).size === 1;
  });
  return new Map(both);
};

const stratumOf = (rows: EvidenceRows, contrast: string, usable: readonly DurabilityRow[]): readonly Stratum[] => {
  const of = (after: string) => usable.filter((row) => row.after === after);
  const [first] = usable;
  const study = first && rows.byKey.get(first.result_id)?.study;
  if (study === undefined || of("continued").length === 0 || of("stopped").length === 0) return [];
  const keys = usable.map(({ result_id }) => result_id);
  const [continued, stopped] = [eventsOf(of("continued")), eventsOf(of("stopped"))];
  return [{ contrast, sample: study.sample_id, study: study.study_id, keys, continued, stopped }];
};

const trialOf = (strata: readonly Stratum[]): PoolInput | null => {
  const effects = strata.flatMap(({ continued, stopped }) => {
    const made = logRiskRatio({ events1: continued.events, n1: continued.n, events2: stopped.events, n2: stopped.n });
    return "kind" in made ? [] : [made];
  });
  const within = commonEffect({
    estimates: effects.map(({ estimate }) => -estimate),
    standardErrors: effects.map(({ standardError }) => standardError),
  });
  if (!("estimate" in within) || within.estimate.kind !== "estimate" || within.estimate.se === null) return null;
  return {
    effect: { estimate: within.estimate.value, standardError: within.estimate.se, scale: "log" },
    printed: null,
  };
};

/**
 * Does going on prevent relapse in people who had got well? Risk ratio of relapse, continued against stopped, from the counts of
 * randomised contrasts. Strata of one trial are joined by their common effect first: they are one trial.
 */
export const continueOrStop = (
  rows: EvidenceRows,
  plan: Pick<Plan, "usableTiers" | "meta" | "level">,
): ContinueOrStop => {
  const unused: Record<string, number> = {};
  const strata = [...contrastsOf(rows)].flatMap(([contrast, group]) => {
    const usable = group.filter((row) => {
      const reason = refusal(rows, plan, row);
      if (reason !== null) unused[reason] = (unused[reason] ?? 0) + 1;
      return reason === null;
    });
    return stratumOf(rows, contrast, usable);
  });
  const samples = [...new Set(strata.map(({ sample }) => sample))];
  const trials = samples.flatMap((sample) => {
    const own = strata.filter((stratum) => stratum.sample === sample);
    const input = trialOf(own);
    return input === null ? [] : [{ input, study: own[0]?.study ?? sample }];
  });
  const pool = poolTrials(
    trials.map(({ input }) => input),
    plan,
  );
  const events = strata.reduce((sum, { continued, stopped }) => sum + continued.events + stopped.events, 0);
  const n = strata.reduce((sum, { continued, stopped }) => sum + continued.n + stopped.n, 0);
  const other = pool.rule === "bayesian" ? pool.hartungKnapp : pool.rule === "hartung-knapp" ? pool.bayesian : null;
  return {
    strata,
    quantity:
      pool.k === 0
        ? notEstimable(
            "no-data",
            "No trial reported how many relapsed after going on and after stopping by chance.",
            unused,
          )
        : naturalQuantity("log-rr", "lower", pool.deciding),
    basis: {
      trials: trials.length,
      people: strata.length === 0 ? null : n,
      events: strata.length === 0 ? null : events,
      design: "randomised",
      riskOfBias: biasShares(
        rows.riskOfBias,
        trials.map(({ study }) => study),
        pool.weights,
      ),
      information: pool.information,
      diversity: pool.diversity,
      other: other && naturalQuantity("log-rr", "lower", other),
      prediction: pool.prediction && naturalInterval("log-rr", "lower", pool.prediction),
      iSquared: pool.iSquared?.kind === "estimate" ? pool.iSquared.value : null,
      intervals: trials.flatMap(({ input }) => {
        const { deciding } = poolTrials([input], plan);
        const [own] = deciding.kind === "estimate" ? deciding.intervals : [];
        return own === undefined || own.low === null || own.high === null ? [] : [{ low: own.low, high: own.high }];
      }),
      unused,
      hint: null,
    },
    n,
    events,
    keys: strata.flatMap(({ keys }) => keys),
  };
};
