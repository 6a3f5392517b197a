import type { Headline, Prose, Quantity, Rows } from "../../model/index.ts";

/** A headline of patients: it has no published basis, and a test and events only where they are given. */
export const headline = (parts: {
  readonly id: string;
  readonly label: Prose;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly n: number;
  readonly rows: readonly Rows[];
  readonly better?: Headline["better"];
  readonly test?: Headline["test"];
  readonly events?: number | null;
}): Headline => ({ better: "neither", test: null, events: null, ...parts, basis: null });
