import { type Dataset, numberAt, textAt } from "../../model/index.ts";

/**
 * The single items of each person's first answers in the window, one column an item; `null` where the table holds no items, or
 * nobody answered all. Who left an item open is left out.
 */
export const itemAnswers = (
  table: Dataset["tables"]["satisfaction"],
  {
    instrument,
    window,
    items,
  }: { readonly instrument: string; readonly window: readonly number[]; readonly items: number },
): readonly Float64Array[] | null => {
  const { columns, extra, length } = table;
  const found = Array.from({ length: items }, (_, item) => extra[`item_${item + 1}`]).flatMap((column) =>
    column?.kind === "number" || column?.kind === "integer" ? [column] : [],
  );
  if (items === 0 || found.length < items) return null;
  const [from = 0, to = 0] = window;
  const first = new Map<string, { readonly day: number; readonly answers: readonly (number | null)[] }>();
  for (let row = 0; row < length; row++) {
    const patient = textAt(columns.patient_id, row);
    const day = numberAt(columns.day, row);
    if (patient === null || day === null || textAt(columns.instrument, row) !== instrument) continue;
    if (day < from || day > to || (first.get(patient)?.day ?? Infinity) <= day) continue;
    first.set(patient, { day, answers: found.map((column) => numberAt(column, row)) });
  }
  const complete = [...first.keys()]
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((patient) => {
      const answers = first.get(patient)?.answers ?? [];
      return answers.every((answer) => answer !== null) ? [answers] : [];
    });
  if (complete.length === 0) return null;
  return found.map((_, item) => Float64Array.from(complete, (answers) => answers[item] as number));
};
