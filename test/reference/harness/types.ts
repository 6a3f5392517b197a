import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";
import type { Table } from "./read-table.ts";

export type Leaf = number | string | boolean | null;
export type Tree = Leaf | readonly Tree[] | { readonly [key: string]: Tree };

export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** One analysis: inputs, data and what R makes of them. */
export interface ReferenceCase {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly method: string;
  readonly inputs: { readonly [role: string]: Tree };
  readonly expected: { readonly [key: string]: Tree };
  readonly tolerance: Tolerance & { readonly overrides?: Readonly<Record<string, Partial<Tolerance>>> };
  readonly tables: readonly Table[];
}

/**
 * What an adapter returns. Where a statistic does not exist it says `null` or hands on the library's refusal; an open limit is `null`;
 * `undefined` is a missing leaf.
 */
export type ResultTree =
  | Leaf
  | undefined
  | NotEstimable
  | Float64Array
  | readonly ResultTree[]
  | { readonly [key: string]: ResultTree };

/** Knows one kind of analysis: what its `inputs` mean and which functions answer; never a case, a data set or a column. */
export interface Adapter {
  readonly kind: string;
  /** May read names, labels, levels and time points from `expected`, never a number that it must compute. */
  readonly run: (reference: ReferenceCase) => ResultTree;
}
