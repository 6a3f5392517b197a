export type { Estimate, Interval, NotEstimable, NotEstimableCode, Quantity, Scale, Test } from "../stats/quantity.ts";
