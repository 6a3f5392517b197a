import type { SurvivalField } from "./survival-data.ts";

/** What has to be said under curves. */
export const survivalNotes = (
  fields: readonly SurvivalField[],
  thinned: boolean,
  horizon: number,
): readonly string[] => {
  const curves = fields.flatMap((field) => field.curves);
  const tables = fields.flatMap(({ riskTable }) => riskTable);
  return [
    ...(tables.length > 0 ? ["Events and lost: so far. With those at risk they add up to all."] : []),
    ...(tables.some(({ rows }) => rows.some(({ effective }) => effective !== undefined))
      ? ["Effective: so many people without weights would tell as much as those at risk do."]
      : []),
    ...(curves.some(({ thinFrom }) => thinFrom !== null && thinFrom < horizon)
      ? ["Dotted: few people left at risk."]
      : []),
    ...(curves.some(({ lostAt }) => (lostAt ?? []).length > 0) ? ["Short ticks: last seen, without the event."] : []),
    ...(thinned ? ["Not every step is drawn; the table has all."] : []),
  ];
};
