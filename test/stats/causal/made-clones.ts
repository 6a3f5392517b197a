import type { ClonedPeople } from "../../../pipeline/stats/causal/clone-censor-weight.ts";

/**
 * People from formulas that R repeats to the last bit: `u <- function(k) (((i*(37+14*k) + i*i*(k+3)) %% 1009) + .5)/1009`.
 * Who starts a treatment, responds and relapses hangs on x.
 */
export const madeClones = (n: number): ClonedPeople => {
  const rows = Array.from({ length: n }, (_, k) => {
    const i = k + 1;
    const u = (which: number): number => (((i * (37 + 14 * which) + i * i * (which + 3)) % 1009) + 0.5) / 1009;
    const x = 2 * u(1) - 1;
    const z = u(2) < 0.4 ? 1 : 0;
    const started = Math.floor(-Math.log(u(3)) / (0.03 * Math.exp(0.8 * x + 0.5 * z)));
    const zero = 8 + Math.floor(6 * u(4));
    const never = { x, z, started, began: Infinity };
    if (u(8) < 0.05) return { ...never, end: 7, settled: 0 };
    if (u(5) >= 1 / (1 + Math.exp(-(0.6 + 0.7 * x)))) return { ...never, end: zero, settled: 1 };
    const lost = zero + 1 + Math.floor(-Math.log(u(6)) / (0.012 * Math.exp(-0.5 * x)));
    const seen = 30 + Math.floor(150 * u(7));
    return { x, z, started, began: zero, end: Math.min(lost, seen), settled: lost <= seen ? 1 : 0 };
  });
  return {
    started: rows.map(({ started }) => started),
    began: rows.map(({ began }) => began),
    end: rows.map(({ end }) => end),
    settled: rows.map(({ settled }) => settled),
    covariates: [rows.map(({ x }) => x), rows.map(({ z }) => z)],
  };
};

/** Those people in that order; a person may come twice. */
export const theseOf = (people: ClonedPeople, order: readonly number[]): ClonedPeople => {
  const of = (values: ArrayLike<number>): readonly number[] => order.map((i) => values[i] as number);
  return {
    started: of(people.started),
    began: of(people.began),
    end: of(people.end),
    settled: of(people.settled),
    covariates: people.covariates.map(of),
  };
};
