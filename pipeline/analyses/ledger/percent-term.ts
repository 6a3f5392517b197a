import type { Run } from "../../model/index.ts";

/** A fraction as a whole percent that prose may hold. */
export const percentTerm = (share: number): Run => {
  const whole = Math.round(share * 100);
  return { term: whole === 0 && share > 0 ? "less than 1%" : `${whole}%` };
};
