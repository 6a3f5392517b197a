import { labelColumn, numberColumn } from "./read-table.ts";
import { columnOf, firstTable, textOption } from "./roles.ts";
import type { ReferenceCase } from "./types.ts";

/** The values of the role `y` in the two groups that `group1` and `group2` name, without missing ones. */
export const twoGroups = (
  reference: ReferenceCase,
): { readonly x: readonly number[]; readonly y: readonly number[] } => {
  const table = firstTable(reference);
  const values = numberColumn(table, columnOf(reference, "y"));
  const labels = labelColumn(table, columnOf(reference, "group"));
  const of = (role: string): readonly number[] => {
    const label = textOption(reference, role);
    return Object.freeze(values.filter((value, i): value is number => value !== null && labels[i] === label));
  };
  return { x: of("group1"), y: of("group2") };
};
