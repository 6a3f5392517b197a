import type { Basis, RiskOfBiasRow } from "../../model/index.ts";

export type BiasLevel = "low" | "some" | "high" | "unknown";

/**
 * The judgement on a study as a whole: high if any domain is high; some if any is less than low; low only if every domain that the
 * tool has was judged, and judged low; unknown otherwise.
 */
export const studyBias = (rows: readonly RiskOfBiasRow[], study: string): BiasLevel => {
  const mine = rows.filter((row) => row.study_id === study);
  if (mine.some(({ judgement }) => judgement === "high" || judgement === "critical" || judgement === "serious"))
    return "high";
  if (mine.some(({ judgement }) => judgement !== "low")) return "some";
  const tools = new Set(mine.map(({ tool }) => tool));
  const domains = new Set(rows.filter(({ tool }) => tools.has(tool)).map(({ domain }) => domain));
  return mine.length > 0 && mine.length >= domains.size ? "low" : "unknown";
};

/** Shares of the pool by the judgement on its studies; they add up to 1, or are all 0 for an empty pool. */
export const biasShares = (
  rows: readonly RiskOfBiasRow[],
  studies: readonly string[],
  weights: readonly number[],
): Basis["riskOfBias"] => {
  const shares = { low: 0, some: 0, high: 0, unknown: 0 };
  studies.forEach((study, i) => {
    shares[studyBias(rows, study)] += weights[i] ?? 0;
  });
  return shares;
};
