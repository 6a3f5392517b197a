import { type Dataset, numberAt, textAt } from "../../model/index.ts";
import { answersByPatient } from "../patient-records.ts";

/** The first total of each person inside a window of days since the first dose, by patient key. */
export const firstAnswers = (
  table: Dataset["tables"]["satisfaction"],
  instrument: string,
  window: readonly number[],
): ReadonlyMap<string, number> => {
  const [from = 0, to = 0] = window;
  const inside = [...answersByPatient(table, instrument)].flatMap(([patient, answers]) => {
    const first = answers.find(({ day }) => day >= from && day <= to);
    return first ? [[patient, first.score] as const] : [];
  });
  return new Map(inside);
};

/** The same from the table of symptom scores, where some sources keep questionnaires of another kind. Totals as they stand. */
export const firstScores = (
  { columns, length }: Dataset["tables"]["outcomes"],
  instrument: string,
  window: readonly number[],
): ReadonlyMap<string, number> => {
  const [from = 0, to = 0] = window;
  const found = new Map<string, { readonly day: number; readonly score: number }>();
  for (let row = 0; row < length; row++) {
    const patient = textAt(columns.patient_id, row);
    const day = numberAt(columns.day, row);
    const score = numberAt(columns.score, row);
    if (patient === null || day === null || score === null || textAt(columns.instrument, row) !== instrument) continue;
    const known = found.get(patient);
    const earlier = known === undefined || day < known.day || (day === known.day && score < known.score);
    if (day >= from && day <= to && earlier) found.set(patient, { day, score });
  }
  return new Map([...found].map(([patient, { score }]) => [patient, score] as const));
};
