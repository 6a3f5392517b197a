import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";

/** Thirteen trials of BCG vaccination (Colditz et al. 1994, JAMA 271:698): cases and people, vaccinated and not; latitude, year, allocation. */
const rows = [
  [4, 123, 11, 139, 44, 1948, "random"],
  [6, 306, 29, 303, 55, 1949, "random"],
  [3, 231, 11, 220, 42, 1960, "random"],
  [62, 13598, 248, 12867, 52, 1977, "random"],
  [33, 5069, 47, 5808, 13, 1973, "alternate"],
  [180, 1541, 372, 1451, 44, 1953, "alternate"],
  [8, 2545, 10, 629, 19, 1973, "random"],
  [505, 88391, 499, 88391, 13, 1980, "random"],
  [29, 7499, 45, 7277, 27, 1968, "random"],
  [17, 1716, 65, 1665, 42, 1961, "systematic"],
  [186, 50634, 141, 27338, 18, 1974, "systematic"],
  [5, 2498, 3, 2341, 33, 1969, "systematic"],
  [27, 16913, 29, 17854, 33, 1976, "systematic"],
] as const;

/** Log risk ratios. */
export const bcg: MetaInput = {
  estimates: Object.freeze(rows.map(([a, n, c, m]) => Math.log(a / n / (c / m)))),
  standardErrors: Object.freeze(rows.map(([a, n, c, m]) => Math.sqrt(1 / a - 1 / n + 1 / c - 1 / m))),
};

export const latitude: readonly number[] = Object.freeze(rows.map((row) => row[4]));
export const year: readonly number[] = Object.freeze(rows.map((row) => row[5]));
export const allocation: readonly string[] = Object.freeze(rows.map((row) => row[6]));
export const ones: readonly number[] = Object.freeze(rows.map(() => 1));
