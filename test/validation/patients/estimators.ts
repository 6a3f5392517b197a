/** For whom an estimate speaks; `conditional`: for a person of given covariates. */
export type Target = "everyone" | "overlap" | "conditional";

export type MeasureName = "rmst" | "rmdor" | "rd" | "log-hr" | "satisfaction" | "window";

/** How many replicates of a scenario, from the first, take the estimators that take their time. */
export const SLOW_REPLICATES = 300;

export interface Estimator {
  readonly id: string;
  readonly label: string;
  readonly measure: MeasureName;
  readonly target: Target;
  /** Taken in the first replicates only. */
  readonly slow?: true;
}

const NARROW = "overlap weights, SE not widened by √(n / (n − columns))";

const four = (measure: "rmst" | "rmdor" | "rd"): readonly Estimator[] => [
  { id: `${measure}/unadjusted`, label: "unadjusted", measure, target: "everyone" },
  { id: `${measure}/iptw`, label: "IPTW, stabilised", measure, target: "everyone" },
  { id: `${measure}/aipw`, label: "AIPW", measure, target: "everyone" },
  { id: `${measure}/overlap`, label: "overlap weights", measure, target: "overlap" },
];

/** The hazard after leaving, so many times what it was, in both cohorts. */
export const TIPPED = [1, 1.5, 2].map((delta) => ({ id: `rmst/tipped-${delta}`, delta }));

/** Every estimator that is judged, in the order of the readings of a replicate. */
export const estimators: readonly Estimator[] = [
  ...four("rmst"),
  { id: "rmst/narrow", label: NARROW, measure: "rmst", target: "overlap" },
  { id: "rmst/weibull", label: "interval-censored Weibull, overlap weights", measure: "rmst", target: "overlap" },
  ...four("rmdor"),
  ...four("rd"),
  { id: "log-hr/unadjusted", label: "Cox, unadjusted", measure: "log-hr", target: "everyone" },
  { id: "log-hr/iptw", label: "Cox, IPTW", measure: "log-hr", target: "everyone" },
  { id: "log-hr/overlap", label: "Cox, overlap weights", measure: "log-hr", target: "overlap" },
  { id: "log-hr/adjusted", label: "Cox with covariates", measure: "log-hr", target: "conditional" },
  { id: "log-hr/weibull", label: "interval-censored Weibull, overlap weights", measure: "log-hr", target: "overlap" },
  { id: "satisfaction/unadjusted", label: "unadjusted", measure: "satisfaction", target: "everyone" },
  { id: "satisfaction/overlap", label: "overlap weights", measure: "satisfaction", target: "overlap" },
  { id: "satisfaction/narrow", label: NARROW, measure: "satisfaction", target: "overlap" },
  { id: "window/mmrm", label: "mixed model, day 90", measure: "window", target: "everyone", slow: true },
  ...TIPPED.map(
    ({ id, delta }): Estimator => ({
      id,
      label: `overlap weights, those who left imputed, hazard × ${delta}`,
      measure: "rmst",
      target: "overlap",
      slow: true,
    }),
  ),
];
