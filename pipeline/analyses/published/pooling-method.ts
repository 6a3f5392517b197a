import type { Finding } from "../../model/index.ts";

/** How published numbers become one: the same for every analysis that pools. */
export const poolingMethod: Finding["method"] = {
  summary: [
    "One number for each independent sample of people, chosen by the declared order of instruments, then by what the trial states as its primary result, then by nearness to the target day, then by source. Of a trial of both treatments in turn the first period counts where it is printed alone, else the printed interval of the paired difference, else nothing. Standard errors come from counts, from means with standard deviations, from printed intervals, or from exact p values, in this order. One trial keeps its own interval. For a few trials a Bayesian random-effects model decides, with a weak prior on the variation between trials; for more, restricted maximum likelihood with the guarded Hartung–Knapp interval decides. The other is always shown beside it. Reviews are never pooled with trials, and conditions of different families are never pooled.",
  ],
  formula: "yᵢ ~ N(μ, SEᵢ² + τ²); μ̂ = Σwᵢyᵢ/Σwᵢ, wᵢ = 1/(SEᵢ² + τ̂²); SE² = max(1, q)/Σwᵢ; τ ~ half-normal",
  citations: [
    "cochrane-handbook",
    "hedges-1981",
    "viechtbauer-2005",
    "knapp-hartung-2003",
    "rover-2015",
    "friede-2017",
    "higgins-thompson-2002",
    "wetterslev-2009",
  ],
};
