import type { Headline } from "../../model/index.ts";
import { claimSign } from "./claim-scale.ts";

/** Which way does a number point: 1 for the statement, −1 against it, 0 neither, or no number. */
export const claimDirection = (headline: Headline | null): number => {
  if (headline === null || headline.quantity.kind === "not-estimable") return 0;
  const { value, seScale } = headline.quantity;
  return claimSign(headline) * Math.sign(seScale === "log" ? Math.log(value) : value);
};
