/** Plan keys that an adjusted comparison of two cohorts reads, beside those of the courses. */
export const WEIGHTING_PLAN = ["covariates", "propensity", "gate", "missing", "seed", "seSmallSample"] as const;
