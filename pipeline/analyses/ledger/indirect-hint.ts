import type { HalfVerdict } from "../../model/index.ts";
import { onClaimScale } from "./claim-scale.ts";
import type { FindHeadline } from "./find-headline.ts";

/**
 * Where no number decides, what modelled supporting numbers suggest, such as a comparison by way of other treatments: only intervals
 * that exclude no difference count, and they are a flag, never a verdict.
 */
export const withIndirectHint = (half: HalfVerdict, supporting: readonly string[], find: FindHeadline): HalfVerdict => {
  if (half.verdict !== "no-evidence") return half;
  const signs = supporting.flatMap((id): number[] => {
    const headline = find.optional(id);
    if (headline === null || headline.basis?.design !== "modelled") return [];
    const limits = onClaimScale(headline.quantity, headline);
    return limits === null ? [] : limits.low > 0 ? [1] : limits.high < 0 ? [-1] : [];
  });
  if (signs.length === 0) return half;
  const towards = signs.every((sign) => sign > 0);
  const against = signs.every((sign) => sign < 0);
  const flag = towards ? "indirect-points-towards" : against ? "indirect-points-against" : "indirect-mixed";
  return { ...half, flags: [...half.flags, flag] };
};
