import { evidenceRows } from "../../pipeline/derive/evidence/evidence-rows.ts";
import type { Evidence, Plan } from "../../pipeline/model/index.ts";
import { shippedPlan } from "./shipped-evidence.ts";
import { tableOf } from "./table.ts";

type Row = Readonly<Record<string, string | number | null>>;

const kinds = {
  studies: {
    study_id: "category",
    sample_id: "category",
    design: "category",
    condition: "category",
    comparison_type: "category",
    year: "integer",
    n_enrolled: "integer",
    first_author: "text",
    source_kind: "category",
    registration: "text",
  },
  arms: {
    study_id: "category",
    arm_id: "category",
    modality: "category",
    n_start: "integer",
    therapy_kind: "category",
    dose: "text",
    n_doses: "text",
    n_therapy_sessions: "integer",
    therapy_timing: "text",
  },
  results: {
    study_id: "category",
    result_id: "category",
    kind: "category",
    outcome: "category",
    instrument: "category",
    day: "number",
    day_origin: "category",
    arm_id: "category",
    comparator_arm_id: "category",
    measure: "category",
    estimate: "number",
    sd: "number",
    se: "number",
    ci_low: "number",
    ci_high: "number",
    p_relation: "category",
    p_value: "number",
    n: "integer",
    events: "integer",
    better: "category",
    source_tier: "category",
    period: "category",
    stated_primary: "integer",
  },
  riskOfBias: { study_id: "category", tool: "category", domain: "category", judgement: "category" },
  durability: {
    result_id: "category",
    unit_id: "category",
    family: "category",
    strand: "category",
    after: "category",
    randomised_contrast: "category",
    population: "category",
    event: "category",
    clock: "category",
    shift_days: "number",
    entry_day: "number",
    term: "category",
    n: "integer",
    n_source: "category",
    events: "integer",
    share_well: "number",
    use: "category",
    reason: "text",
  },
} as const;

/** Published tables of another, made-up study: two drinks instead of two treatments. */
export const madeUpPlan = (): Plan => ({
  ...shippedPlan(),
  cohorts: [
    { id: "tea", role: "comparator", label: "Tea", plain: "tea", short: "tea", with: "with tea", modalities: ["tea"] },
    {
      id: "tea-and-cake",
      role: "intervention",
      label: "Tea and cake",
      plain: "tea and cake",
      short: "cake",
      with: "with cake",
      modalities: ["cake"],
    },
  ],
  conditionFamilies: { thirst: ["dry"], hunger: ["empty"] },
  primaryInstruments: { dry: "sip" },
  instrumentOrder: { comfort: ["sip", "gulp"], mood: ["smile"] },
});

export const comfort: Plan["estimands"][number] = {
  id: "comfort",
  analysis: "head-to-head",
  label: "comfort",
  outcome: "comfort",
  scale: "smd",
  designs: ["rct", "crossover_rct"],
  comparisonTypes: ["direct"],
  first: ["cake"],
  second: ["tea", "water"],
  therapyKinds: null,
  day: { target: 10, above: 5, upTo: 20, origins: ["last_dose"] },
  minimum: "smd",
};

export const leaving: Plan["estimands"][number] = {
  ...comfort,
  id: "leaving",
  outcome: "leaving",
  scale: "log-rr",
  day: null,
  minimum: "rr",
};

const result: Row = {
  kind: "contrast",
  outcome: "comfort",
  instrument: "sip",
  day: 10,
  day_origin: "last_dose",
  arm_id: "c",
  comparator_arm_id: "t",
  measure: "smd",
  better: "higher",
  source_tier: "abstract",
};

const study: Row = { design: "rct", condition: "dry", comparison_type: "direct", year: 2020, first_author: "Brewer" };

const arms = (id: string): Row[] => [
  { study_id: id, arm_id: "c", modality: "cake", n_start: 12 },
  { study_id: id, arm_id: "c2", modality: "cake", n_start: 11 },
  { study_id: id, arm_id: "t", modality: "tea", n_start: 10 },
  { study_id: id, arm_id: "w", modality: "water", n_start: 9 },
  { study_id: id, arm_id: "x", modality: "other", n_start: 9 },
];

export interface Parts {
  readonly results?: readonly Row[];
  readonly studies?: readonly Row[];
  /** In place of the five that are made. */
  readonly arms?: readonly Row[];
  readonly riskOfBias?: readonly Row[];
  readonly durability?: readonly Row[];
}

/** Tables from the cells that a case is about; studies and their five arms are made for every `study_id` named. */
export const evidenceOf = (parts: Parts): Evidence => {
  const given = parts.studies ?? [];
  const named = new Set([...(parts.results ?? []), ...given].map((row) => String(row.study_id ?? "a")));
  const studies = [...named].map((id) => ({
    ...study,
    study_id: id,
    sample_id: id,
    ...given.find((row) => row.study_id === id),
  }));
  const made = {
    studies: tableOf("studies", kinds.studies, studies),
    arms: tableOf("arms", kinds.arms, parts.arms ?? [...named].flatMap(arms)),
    results: tableOf(
      "results",
      kinds.results,
      (parts.results ?? []).map((row, i) => ({ ...result, study_id: "a", result_id: `r${i}`, ...row })),
    ),
    riskOfBias: tableOf("risk-of-bias", kinds.riskOfBias, parts.riskOfBias ?? []),
    durability: tableOf("durability", kinds.durability, parts.durability ?? []),
    screening: null,
  };
  return made as unknown as Evidence;
};

export const rowsFrom = (parts: Parts) => evidenceRows(evidenceOf(parts), madeUpPlan());
