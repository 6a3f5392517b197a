import { requireCount, requireSameLength } from "../numeric/require.ts";
import { type RightCensored, requireRightCensored } from "./right-censored.ts";

/** People followed until the first of several kinds of events; one element per person. */
export interface CompetingRisks extends Omit<RightCensored, "event"> {
  /** 0 censored, 1, 2, … which kind of event ended the time. */
  readonly cause: ArrayLike<number>;
}

export const requireCompetingRisks = ({ cause, ...rest }: CompetingRisks): void => {
  requireSameLength("cause", cause, rest.time.length);
  for (let i = 0; i < cause.length; i++) requireCount(`cause[${i}]`, cause[i] as number);
  requireRightCensored({ ...rest, event: new Uint8Array(cause.length) });
};

/**
 * Which data do cause-specific hazards (log-rank test, Cox) rest on? One cause as the event, every other as censoring.
 *
 * Equals R `Surv(time, cause == k)`.
 */
export const causeSpecific = (data: CompetingRisks, cause: number): RightCensored =>
  withEvent(data, (c) => c === cause);

/** The data with any cause as the event. */
export const anyCause = (data: CompetingRisks): RightCensored => withEvent(data, (c) => c > 0);

const withEvent = ({ cause, ...rest }: CompetingRisks, isEvent: (cause: number) => boolean): RightCensored => ({
  ...rest,
  event: Uint8Array.from({ length: cause.length }, (_, i) => (isEvent(cause[i] as number) ? 1 : 0)),
});

export const requireCause = (cause: number): number => {
  if (!(Number.isSafeInteger(cause) && cause >= 1)) throw new RangeError(`cause must be a whole number ≥ 1: ${cause}`);
  return cause;
};
