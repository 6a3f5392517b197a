import { valueText } from "../plan/value-text.ts";
import type { InputDifference, RowCounts } from "./input-difference.ts";

const SHOWN = 3;

const some = (count: number, one: string, many: string, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${what}`];

const numbers = (
  count: { readonly added: number; readonly removed: number; readonly changed: number },
  one: string,
  many: string,
): string =>
  [
    ...some(count.added, one, many, "added"),
    ...some(count.removed, one, many, "removed"),
    ...some(count.changed, one, many, "changed"),
  ].join(", ");

const siteWords = ({ sites }: RowCounts): string =>
  sites.length === 0 ? "" : ` (${sites.map(({ site, added }) => `${added} of the added at site ${site}`).join(", ")})`;

const countWords = (count: RowCounts): string =>
  count.table === "patients"
    ? `${numbers(count, "patient", "patients")}${siteWords(count)}`
    : `${count.table}: ${numbers(count, "row", "rows")}`;

/** What changed in one part of the inputs, in words: rows by number, choices by their values. */
export const inputWords = (difference: InputDifference): string => {
  const { part, files, rows, counts, values } = difference;
  const values3 = values
    .slice(0, SHOWN)
    .map(({ path, old, new: now }) => `${path} ${valueText(old)} → ${valueText(now)}`);
  const more = values.length > SHOWN ? [`${values.length - SHOWN} more`] : [];
  const told = [
    ...rows.map(
      ({ table, added, removed, changed }) =>
        `${table}: ${numbers({ added: added.length, removed: removed.length, changed: changed.length }, "row", "rows")}`,
    ),
    ...counts.map(countWords),
    ...values3,
    ...more,
  ];
  return `${part}: ${told.length === 0 ? `${files.join(", ")} changed` : told.join("; ")}`;
};
