import type { BootstrapOptions } from "../../stats/longitudinal/percentile-estimate.ts";
import { type PairedParts, ratioOfMeans } from "../../stats/longitudinal/ratio-of-means.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";

/** A unit of rates, not a choice: the mean month of four hundred years. */
const DAYS_PER_MONTH = 30.436875;

export interface VisitRate {
  readonly people: number;
  readonly visits: number;
  readonly months: number;
  /** Visits per person-month; people resampled. */
  readonly rate: Quantity;
}

export interface VisitRates {
  readonly intervention: VisitRate;
  readonly comparator: VisitRate;
}

/** How often responders were seen from time zero to their relapse or last visit: who is seen more often is found relapsed sooner. */
export const visitRates = (courses: readonly Course[], options: BootstrapOptions): VisitRates => {
  const first = partsOf(courses.filter(({ received }) => received === "intervention"));
  const second = partsOf(courses.filter(({ received }) => received === "comparator"));
  return {
    intervention: rateOf(first, options),
    comparator: rateOf(second, options),
  };
};

const partsOf = (courses: readonly Course[]): PairedParts => {
  const followed = courses.flatMap(({ ending, visits }) => {
    if (ending === null) return [];
    const end = ending.kind === "relapsed" ? ending.by : ending.at;
    return [{ visits: visits.filter(({ day }) => day <= end).length, months: end / DAYS_PER_MONTH }];
  });
  return { numerator: followed.map(({ visits }) => visits), denominator: followed.map(({ months }) => months) };
};

const rateOf = (parts: PairedParts, options: BootstrapOptions): VisitRate => {
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, one) => total + one, 0);
  return {
    people: parts.numerator.length,
    visits: sum(parts.numerator),
    months: sum(parts.denominator),
    rate: refused(parts) ?? ratioOfMeans(parts, options),
  };
};

const refused = ({ denominator }: PairedParts): Quantity | null => {
  if (denominator.length === 0) return notEstimable("no-data", "Nobody responded, so nobody was followed.");
  return Array.from(denominator).some((months) => months > 0)
    ? null
    : notEstimable("no-data", "Nobody was seen after time zero.");
};
