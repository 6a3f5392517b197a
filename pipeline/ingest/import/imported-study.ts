import studySchema from "../../../schemas/study.schema.json" with { type: "json" };
import type { MappingFile, StudyFile } from "../../model/index.ts";
import { DOUBT_KINDS } from "./doubt.ts";
import { exampleOf, withEmpty } from "./example-of.ts";
import type { SourceArms } from "./source-arms.ts";
import type { SourceSet } from "./source-study.ts";

type Extra = StudyFile["extraColumns"][number];

const extra = (
  name: string,
  type: Extra["type"],
  levels: readonly string[] | null,
  title: string,
  about: string,
): Extra => ({
  table: "results",
  name,
  type,
  levels,
  unit: null,
  role: "moderator",
  title,
  description: about,
});

/** Columns that results.csv has beyond the core. */
const extraColumns: readonly Extra[] = [
  extra("source_row", "integer", null, "Row of the source", "Row of the imported file, as a spreadsheet counts."),
  extra(
    "side",
    "category",
    ["both", "first", "second"],
    "Side",
    "Which arm of the row of the source the number is about.",
  ),
  extra("rating", "category", null, "Rating", "Who rated the outcome."),
  extra("risk_of_bias", "category", null, "Risk of bias", "Overall judgement of the source."),
  extra(
    "doubt",
    "category",
    DOUBT_KINDS,
    "Doubt",
    "The worst of what import found about the cells of the row; see doubts.csv.",
  ),
];

const noPatients = "None: this study holds published evidence only.";

const defaultPlan = (preset: MappingFile["preset"]): StudyFile["plan"] => {
  const plan = exampleOf(studySchema.properties.plan) as StudyFile["plan"];
  const targetTrial = Object.fromEntries(Object.keys(plan.targetTrial).map((key) => [key, noPatients]));
  return { ...plan, targetTrial, ...(preset === null ? {} : { preset }) } as StudyFile["plan"];
};

/** The study.json of an imported set: the set's own words; the plan of a patient half that it does not have is the schema's example. */
export const importedStudy = (
  mapping: MappingFile,
  set: SourceSet,
  found: {
    readonly arms: SourceArms["modalities"];
    readonly outcomes: readonly string[];
    readonly dataAsOf: string;
    readonly authors: readonly string[];
    readonly registration: string | null;
  },
): StudyFile => {
  const cohort = (role: "comparator" | "intervention"): StudyFile["cohorts"][number] => {
    const [label, modalities] =
      role === "comparator" ? [set.comparator, found.arms.second] : [set.intervention, found.arms.first];
    const plain = label.toLowerCase();
    return { id: role, role, label, plain, short: plain, with: `with ${plain}`, modalities };
  };
  const cohorts: StudyFile["cohorts"] = [cohort("comparator"), cohort("intervention")];
  const given: Partial<StudyFile> = {
    id: set.id,
    title: set.title,
    question: set.question,
    questionClinical: set.questionClinical,
    dataAsOf: found.dataAsOf,
    locale: "US",
    authors: found.authors,
    funding: "Not recorded in the source.",
    interests: "Not recorded in the source.",
    registration: found.registration,
    contact: null,
    crisisLine: null,
    notices: [
      "Research summary, not medical advice.",
      `Contains information from ${set.source}, which is made available under the ${set.licence} (${set.licenceUrl}).`,
    ],
    searchNote: `Imported from ${set.source} as it stands there; nothing was corrected.`,
    cohorts,
    words: {
      design: ["rct"],
      condition: [set.condition],
      comparison_type: ["intervention_against_control"],
      modality: [...new Set([...found.arms.first, ...found.arms.second])].sort(),
      therapy_kind: [],
      route: [],
      outcome: found.outcomes,
      family: ["all"],
      strand: [],
      site: [],
      goal: [],
      dose_unit: [],
      satisfaction_reason: [],
    },
    labels: {},
    strands: [],
    conditionFamilies: { all: [set.condition] },
    primaryInstruments: {},
    instrumentOrder: {},
    extraColumns,
    talkTherapyKinds: [],
    usableTiers: ["review"],
    estimands: [],
    page: {
      answerClaim: "none",
      picture: { finding: "published/trial-set", chart: "difference-models" },
      cards: [],
      keyNumbers: ["published/trial-set/difference/pooled", "published/trial-set/ratio/pooled"],
      forMe: [],
    },
    plan: defaultPlan(mapping.preset),
  };
  return withEmpty(studySchema, given) as unknown as StudyFile;
};
