import type { Quantity } from "../quantity.ts";
import type { ContingencyTable } from "./contingency-table.ts";
import { ordinalAssociation, type PairBase } from "./ordinal-association.ts";

const untied: PairBase = {
  size: ({ concordant, discordant }) => concordant + discordant,
  slope: ({ agreeing, opposing }, i, j) => (agreeing[i]?.[j] as number) + (opposing[i]?.[j] as number),
  empty: "No two people differ on both scales.",
};

/**
 * Of the pairs of people who differ on both ordered scales, how many more go the same way than opposite ways, −1 to 1?
 * (C − D)/(C + D): ties on either scale are left out. Rows and columns in the order of their scales.
 * Goodman & Kruskal (1954), doi:10.1080/01621459.1954.10501231; standard error of Goodman & Kruskal (1963),
 * doi:10.1080/01621459.1963.10500850, in the form of Brown & Benedetti (1977), JASA 72:309, doi:10.1080/01621459.1977.10480995.
 * Equals SAS `proc freq; tables … / measures`, gamma and its ASE.
 * Not estimable when no pair differs on both. Throws RangeError for counts that are not whole.
 */
export const goodmanKruskalGamma = (
  table: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): Quantity => ordinalAssociation(table, untied, level);
