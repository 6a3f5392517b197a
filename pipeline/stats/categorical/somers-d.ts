import type { Quantity } from "../quantity.ts";
import type { ContingencyTable } from "./contingency-table.ts";
import { ordinalAssociation, type PairBase, untiedPairs } from "./ordinal-association.ts";

const differentRows: PairBase = {
  size: ({ rowTotals, n }) => untiedPairs(rowTotals, n),
  slope: ({ rowTotals, n }, i) => n - (rowTotals[i] as number),
  empty: "Everybody is in the same row.",
};

/**
 * Of the pairs of people in different rows, how many more are further along on the columns in the later row than in the earlier, −1 to 1?
 * (C − D)/pairs untied on the rows: the columns are the outcome. With two rows it is 2·P(superiority) − 1, Cliff's delta.
 * Somers (1962), doi:10.2307/2090408; standard error Brown & Benedetti (1977), JASA 72:309, doi:10.1080/01621459.1977.10480995.
 * Equals SAS `proc freq; tables … / measures`, Somers' D C|R and its ASE.
 * Not estimable when everybody is in one row. Throws RangeError for counts that are not whole.
 */
export const somersD = (table: ContingencyTable, { level = 0.95 }: { readonly level?: number } = {}): Quantity =>
  ordinalAssociation(table, differentRows, level);
