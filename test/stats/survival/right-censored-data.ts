import type { RightCensored } from "../../../pipeline/stats/survival/right-censored.ts";
import { fc } from "../../support/properties.ts";
import {
  firstTable,
  inputColumn,
  numberColumn,
  numbers,
  type ReferenceCase,
  textColumn,
} from "../../support/reference-case.ts";

/** The people of one group of a reference case; status is the first-named column, 1 an event. */
export const groupOf = (reference: ReferenceCase, label: string): RightCensored => {
  const table = firstTable(reference);
  const group = textColumn(table, inputColumn(reference, "group"));
  const time = numberColumn(table, inputColumn(reference, "time"));
  const status = numberColumn(table, inputColumn(reference, "status"));
  const rows = group.flatMap((value, i) => (value === label ? [i] : []));
  return Object.freeze({
    time: Object.freeze(rows.map((i) => time[i] ?? Number.NaN)),
    event: Object.freeze(rows.map((i) => status[i] ?? Number.NaN)),
  });
};

/** Codes of a text column in the order of the case's labels (sorted when not given). */
export const codesOf = (values: readonly string[], labels?: readonly string[]): readonly number[] => {
  const order = labels ?? [...new Set(values)].sort();
  return values.map((value) => order.indexOf(value));
};

export const caseNumbers = (reference: ReferenceCase, key: string): readonly number[] =>
  numbers(firstTable(reference), inputColumn(reference, key));

/** Small data sets with many ties. */
export const smallData = (minLength = 1): fc.Arbitrary<RightCensored> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1)), { minLength, maxLength: 40 })
    .map((people) => ({ time: people.map(([time]) => time), event: people.map(([, event]) => event) }));
