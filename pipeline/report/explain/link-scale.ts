/** A scale on which an interval may lie evenly about its estimate. */
export interface LinkScale {
  readonly id: "identity" | "log" | "logit" | "log-log";
  readonly to: (x: number) => number;
  /** What a standard error on the natural scale is multiplied by: the slope of `to`. */
  readonly slope: (x: number) => number;
  /** `value ± …` written out: the way there and back. */
  readonly written: (value: string, steps: string) => string;
}

export const LINK_SCALES: readonly LinkScale[] = [
  { id: "identity", to: (x) => x, slope: () => 1, written: (value, steps) => `${value} ± ${steps}` },
  {
    id: "log",
    to: Math.log,
    slope: (x) => 1 / x,
    written: (value, steps) => `exp(ln ${value} ± ${steps})`,
  },
  {
    id: "logit",
    to: (x) => Math.log(x / (1 - x)),
    slope: (x) => 1 / (x * (1 - x)),
    written: (value, steps) => `expit(logit ${value} ± ${steps})`,
  },
  {
    id: "log-log",
    to: (x) => Math.log(-Math.log(x)),
    slope: (x) => 1 / Math.abs(x * Math.log(x)),
    written: (value, steps) => `exp(−exp(ln(−ln ${value}) ± ${steps}))`,
  },
];
