import type { ArmsRow, Plan } from "../../model/index.ts";
import type { EvidenceRows } from "./evidence-rows.ts";

export interface EffortUnit {
  readonly sample: string;
  readonly study: string;
  readonly arm: string;
  readonly printed: string;
  readonly value: number;
}

/** "over 40 min", "for 45 min": minutes of one dose as printed. */
export const minutesOf = (dose: string | null): number | null => {
  const found = /\b(?:over|for) (\d+(?:\.\d+)?) ?min/i.exec(dose ?? "");
  return found?.[1] === undefined ? null : Number(found[1]);
};

/**
 * Days of therapy from its printed timing: the longest span of weeks or days in it ("over 14 weeks", "12-week programme", "within 14 days");
 * the lower end of a range. Spans between things ("1-3 weeks apart", "1 day after", "weeks 1-3") say nothing on the length.
 */
export const therapyDaysOf = (timing: string | null): number | null => {
  const spans = [
    ...(timing ?? "").matchAll(
      /(?<![\w.-]|first )(\d+)(?:-\d+)?[- ](week|day)s?\b(?! (?:apart|after|before|of|infusion))/gi,
    ),
  ];
  const days = spans.map(([, count, unit]) => Number(count) * (unit?.toLowerCase() === "week" ? 7 : 1));
  return days.length === 0 ? null : Math.max(...days);
};

/** One value for each independent sample: the first arm that prints one. */
const perSample = (
  rows: EvidenceRows,
  modalities: readonly string[],
  read: (arm: ArmsRow) => { readonly printed: string; readonly value: number } | null,
): readonly EffortUnit[] => {
  const sampleOf = new Map(rows.studies.map(({ study_id, sample_id }) => [study_id, sample_id]));
  const found = new Map<string, EffortUnit>();
  for (const arm of rows.arms) {
    const sample = sampleOf.get(arm.study_id);
    const one = modalities.includes(arm.modality) ? read(arm) : null;
    if (sample === undefined || one === null || found.has(sample)) continue;
    found.set(sample, { sample, study: arm.study_id, arm: arm.arm_id, ...one });
  }
  return [...found.values()];
};

const withText = (printed: string | null, value: number | null) =>
  printed === null || value === null ? null : { printed, value };

/** What a treatment asks of people: minutes of a dose in the comparator, sessions and days of therapy in the intervention. */
export const effortUnits = (rows: EvidenceRows, plan: Pick<Plan, "cohorts">) => {
  const modalities = (role: "comparator" | "intervention") =>
    plan.cohorts.find((one) => one.role === role)?.modalities ?? [];
  return {
    minutes: perSample(rows, modalities("comparator"), ({ dose }) => withText(dose, minutesOf(dose))),
    sessions: perSample(rows, modalities("intervention"), ({ n_therapy_sessions: n, therapy_timing }) =>
      withText(therapy_timing ?? "sessions", n),
    ),
    days: perSample(rows, modalities("intervention"), ({ therapy_timing }) =>
      withText(therapy_timing, therapyDaysOf(therapy_timing)),
    ),
  };
};
