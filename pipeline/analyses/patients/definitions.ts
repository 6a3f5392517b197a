import type { Prose, Run, TableBlock } from "../../model/index.ts";

/** One number of the plan that the words of a finding use. */
export interface Definition {
  readonly id: string;
  readonly label: string;
  readonly value: number | string;
  readonly unit: string;
}

const TABLE = "definitions";

/** The numbers of the plan that a finding rests on, as a table that its sentences point into. */
export const definitionsTable = (definitions: readonly Definition[]): TableBlock => ({
  kind: "table",
  id: TABLE,
  depth: "full",
  caption: ["Definitions, from the declared plan."],
  columns: [
    { id: "definition", label: "Definition", unit: null, align: "start" },
    { id: "value", label: "Value", unit: null, align: "end" },
    { id: "unit", label: "Unit", unit: null, align: "start" },
  ],
  rows: definitions.map(({ label, value, unit }) => [label, value, unit]),
});

/** A run for one definition's number, bound to its cell. Throws RangeError for an id that is not there. */
export const defined =
  (definitions: readonly Definition[]) =>
  (id: string): Run => {
    const row = definitions.findIndex((definition) => definition.id === id);
    const value = definitions[row]?.value;
    if (value === undefined) throw new RangeError(`definition must be declared: ${id}`);
    return typeof value === "number" ? { count: value, of: `${TABLE}/${row}/value` } : { term: value };
  };

/** A list in words: "a, b and c". */
export const listed = (items: readonly Run[]): Prose =>
  items.flatMap((item, i): Prose => (i === 0 ? [item] : [i === items.length - 1 ? " and " : ", ", item]));
