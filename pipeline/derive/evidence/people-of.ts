import type { ArmsRow, StudiesRow } from "../../model/index.ts";

/**
 * How many people stand behind a number: printed with it, else those who started in its arms, else, for a review, whom it covers.
 * In a crossover trial both arms are the same people. For counting only: a standard error rests on the printed number alone.
 */
export const peopleOf = (
  study: StudiesRow,
  arms: readonly ArmsRow[],
  n: number | null,
  kind: "parallel" | "crossover" | "review",
): number | null => {
  if (n !== null) return n;
  if (kind === "review") return study.n_enrolled;
  const sizes = arms.map(({ n_start }) => n_start);
  if (sizes.length === 0 || sizes.includes(null)) return null;
  const known = sizes.map((size) => size ?? 0);
  return kind === "crossover" ? Math.max(...known) : known.reduce((sum, size) => sum + size, 0);
};
