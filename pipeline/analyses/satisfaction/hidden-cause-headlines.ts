import type { Headline, Quantity } from "../../model/index.ts";
import { standardisedDifferenceAsRiskRatio } from "../../stats/causal/as-risk-ratio.ts";
import { eValue, eValueOfLimit } from "../../stats/causal/e-value.ts";
import { pooledSd } from "../../stats/effect-sizes/pooled-sd.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** What a hidden cause would have to do to the adjusted difference: E-values of it and of its limit nearer to no difference. */
export const hiddenCauseHeadlines = (data: SatisfactionData): readonly Headline[] => {
  const { id, name, adjusted } = data;
  const { primary, answered } = adjusted;
  const n = answered.people.length;
  const rows = [{ table: "satisfaction", count: n, where: "first answers in the window" }];
  const { point, limit } = eValues(data, primary.difference);
  return [
    headline({
      id: `${id}/e-value/point/${primary.word}`,
      label: ["E-value of the adjusted difference in mean satisfaction (", { term: name }, ")"],
      unit: "ratio",
      quantity: point,
      n,
      rows,
    }),
    headline({
      id: `${id}/e-value/limit/${primary.word}`,
      label: ["E-value of the limit of that difference nearer to no difference (", { term: name }, ")"],
      unit: "ratio",
      quantity: limit,
      n,
      rows,
    }),
  ];
};

/** The standard deviation that both groups of answers share, `null` with fewer than two answers in one. */
const spreadOf = ({ first, second }: SatisfactionData): number | null => {
  const [n1, n2] = [first.scores.length, second.scores.length];
  const [sd1, sd2] = [first.summary?.sd ?? null, second.summary?.sd ?? null];
  return sd1 === null || sd2 === null ? null : pooledSd({ mean1: 0, sd1, n1, mean2: 0, sd2, n2 });
};

const eValues = (
  data: SatisfactionData,
  difference: Quantity,
): { readonly point: Quantity; readonly limit: Quantity } => {
  if (difference.kind === "not-estimable") return { point: difference, limit: difference };
  const spread = spreadOf(data);
  if (spread === null || !(spread > 0) || difference.se === null || !(difference.se > 0)) {
    const none = notEstimable("all-tied", "The answers do not vary, so the difference has no standard deviation.");
    return { point: none, limit: none };
  }
  const ratio = standardisedDifferenceAsRiskRatio(difference.value / spread, difference.se / spread);
  return { point: estimate(eValue(ratio.riskRatio)), limit: estimate(eValueOfLimit(ratio)) };
};
