import type { Effect } from "../../stats/effect-sizes/effect.ts";
import { fromInterval } from "../../stats/effect-sizes/from-interval.ts";
import { fromPValue } from "../../stats/effect-sizes/from-p-value.ts";
import { crossover, firstPeriod } from "./crossover-period.ts";
import type { EvidenceEstimand, EvidencePlan, UsedEffect } from "./evidence-estimand.ts";
import type { PublishedResult } from "./evidence-rows.ts";
import { isRatio } from "./natural-scale.ts";
import { type NotUsed, notUsed } from "./not-used.ts";
import { peopleOf } from "./people-of.ts";
import { contrastSide } from "./screen-row.ts";

/** Journals print 95 % intervals; the level of our own is the plan's. */
export const printedLevel = 0.95;

/** The measure in which a printed contrast is on the estimand's own scale. */
const measureOf: Readonly<Record<EvidenceEstimand["scale"], string | null>> = {
  smd: "smd",
  md: "mean_difference",
  "log-rr": "risk_ratio",
  "log-or": "odds_ratio",
  "log-hr": "hazard_ratio",
  rd: null,
};

const wrongScale = (scale: EvidenceEstimand["scale"], measure: string): NotUsed =>
  scale === "smd" && measure === "mean_difference"
    ? notUsed(
        "other-instrument-scale",
        "a difference in points without both standard deviations: not to be turned into a standardized one",
      )
    : notUsed(
        "other-scale",
        `printed as ${measure.replaceAll("_", " ")}: each measure is pooled only with its own kind`,
      );

/** A logistic distribution has a standard deviation of π/√3: what one unit of a log odds ratio is in standard deviations. */
const perLogOdds = Math.sqrt(3) / Math.PI;

export interface ContrastOptions {
  /** Sensitivity only: odds ratios as standardised differences, ln OR · √3/π (Chinn 2000, doi:10.1002/1097-0258(20001130)19:22). */
  readonly oddsAsDifference?: boolean;
}

/**
 * Effect and standard error of a printed contrast: from its interval, else from its exact p value.
 * Crossover trials need a printed interval, which their own paired analysis gave.
 */
export const contrastEffect = (
  plan: EvidencePlan,
  estimand: EvidenceEstimand,
  result: PublishedResult,
  { oddsAsDifference = false }: ContrastOptions = {},
): UsedEffect | NotUsed => {
  const { row, study, arm, comparator, family } = result;
  const converted = oddsAsDifference && estimand.scale === "smd" && row.measure === "odds_ratio";
  const ratio = converted || isRatio(estimand.scale);
  if (row.measure !== measureOf[estimand.scale] && !converted) return wrongScale(estimand.scale, row.measure);
  if (row.estimate === null) return notUsed("no-estimate", "the number itself is not printed");
  const sign = (row.better === "lower" ? -1 : 1) * contrastSide(estimand, result);
  const unit = converted ? perLogOdds : 1;
  const turned = ({ estimate, standardError }: Effect): Effect => ({
    estimate: estimate * sign * unit,
    standardError: standardError * unit,
    scale: converted || !ratio ? "identity" : "log",
  });
  const people = row.n === null ? {} : { n: row.n };
  const paired = crossover(result) ? (["crossover"] as const) : [];
  const first = firstPeriod(result) ? (["first-period"] as const) : [];
  const doubts = [...paired, ...first, ...(converted ? (["converted"] as const) : [])];
  const arms = [arm, comparator].flatMap((one) => (one === null ? [] : [one]));
  const kind = estimand.analysis === "reviews" ? "review" : paired.length > 0 ? "crossover" : "parallel";
  const base = {
    study,
    arms,
    family,
    keys: [row.result_id],
    better: row.better === "lower" ? ("lower" as const) : ("higher" as const),
    instrument: row.instrument,
    day: row.day,
    tier: row.source_tier,
    n: row.n,
    people: peopleOf(study, arms, row.n, kind),
    events: row.events,
    statedPrimary: row.stated_primary === 1,
  };
  if (row.ci_low !== null && row.ci_high !== null) {
    const made = fromInterval({
      estimate: row.estimate,
      low: row.ci_low,
      high: row.ci_high,
      level: printedLevel,
      ratio,
      ...people,
    });
    if ("kind" in made) return notUsed("no-standard-error", made.reason);
    if (made.asymmetry > plan.asymmetry.refuse) {
      return notUsed("asymmetric-interval", "the estimate is too far from the middle of its interval");
    }
    const limits = [row.ci_low, row.ci_high]
      .map((limit) => sign * unit * (ratio ? Math.log(limit) : limit))
      .sort((a, b) => a - b);
    return {
      ...base,
      effect: turned(made.effect),
      printed: { low: limits[0] as number, high: limits[1] as number },
      how: "printed-interval",
      flags: [...doubts, ...(made.asymmetry > plan.asymmetry.flag ? (["asymmetric"] as const) : [])],
    };
  }
  if (row.p_value === null || row.p_relation !== "=") {
    return notUsed("no-standard-error", "neither an interval nor an exact p value is printed");
  }
  if (paired.length > 0) {
    return notUsed(
      "crossover-without-paired-interval",
      "a crossover trial without a printed interval of the paired difference",
    );
  }
  const made = fromPValue({ estimate: row.estimate, p: row.p_value, ratio, ...people });
  if ("kind" in made) return notUsed("no-standard-error", made.reason);
  return { ...base, effect: turned(made), printed: null, how: "p-value", flags: doubts };
};
