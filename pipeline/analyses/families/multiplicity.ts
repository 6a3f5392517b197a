import type { Dataset, Finding, Headline, Plan, Prose } from "../../model/index.ts";
import { type Definition, defined, definitionsTable, listed } from "../patients/definitions.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import { type FamilyReading, familyReadings } from "./family-reading.ts";
import { familyTable, METHOD_WORDS } from "./family-table.ts";
import { clearId, multiplicityHeadlines } from "./multiplicity-headlines.ts";

const ANALYSIS = "multiplicity";

export interface MultiplicityInput {
  readonly plan: Pick<Plan, "families" | "estimandHeadlines" | "alpha">;
  readonly dataset: Pick<Dataset, "id" | "kind"> & {
    readonly tables: { readonly patients: { readonly length: number } };
  };
  /** The finished findings; those of other data sets are not looked at. */
  readonly findings: readonly Pick<Finding, "headlines">[];
}

/** Which differences of one data set stay clear when all declared questions of a family count? Read from finished findings. */
export const multiplicity = ({ plan, dataset, findings }: MultiplicityInput): Finding => {
  const id = `${dataset.id}/${ANALYSIS}`;
  const known = new Map(findings.flatMap(({ headlines }) => headlines.map((one): [string, Headline] => [one.id, one])));
  const families = familyReadings(plan, dataset, (headline) => known.get(headline) ?? null);
  const definitions = definitionsOf(plan, families);
  const simulated = dataset.kind === "simulated";
  const made: Prose = simulated ? [...MADE_UP, " "] : [];
  return {
    id,
    analysis: ANALYSIS,
    source: { kind: "patients", dataset: dataset.id },
    simulated,
    standing: "primary",
    question: "Which differences stay clear when all declared questions count at once?",
    estimand: ESTIMAND,
    headlines: multiplicityHeadlines(id, families, dataset.tables.patients.length),
    blocks: [
      { kind: "text", depth: "plain", prose: [...made, ...plain(id, families)] },
      { kind: "text", depth: "clinician", prose: [...made, ...clinician(id, families, definitions)] },
      ...families.map(familyTable),
      definitionsTable(definitions),
    ],
    method: {
      summary: [
        "Each declared family is corrected by its declared method for all of its members. A member without a number, or withheld, counts with the largest possible P, so that it makes the others no clearer. Numbers outside the families are exploratory or sensitivity analyses and have no P.",
      ],
      formula: "p̃₍ⱼ₎ = max over i ≤ j of min(1, (m − i + 1)·p₍ᵢ₎)",
      citations: families.some(({ method }) => method === "holm") ? ["holm-1979"] : [],
    },
    caveats: [
      ...(simulated ? [{ code: "made-up-patients", prose: MADE_UP }] : []),
      {
        code: "choice-not-chance",
        prose: [
          "A small P speaks of chance only. People chose their treatment, and some of these numbers are unadjusted: a clear difference need not come from the treatment.",
        ],
      },
      {
        code: "intervals-uncorrected",
        prose: ["Intervals are not corrected: each holds for its own number alone."],
      },
    ],
  };
};

const definitionsOf = ({ alpha }: Pick<Plan, "alpha">, families: readonly FamilyReading[]): readonly Definition[] => [
  { id: "alpha", label: "Level of each family", value: alpha, unit: "probability" },
  ...families.map(({ id, members }) => ({
    id: `members-${id}`,
    label: `Declared members of the ${id} family`,
    value: members.length,
    unit: "questions",
  })),
];

const plain = (id: string, families: readonly FamilyReading[]): Prose => [
  "We asked several questions of the same people. The more questions one asks, the more often chance alone looks like a difference. So each answer had to be clearer than it would have to be alone. ",
  ...families.flatMap(
    (family, i): Prose => [
      `${i === 0 ? "" : " "}Of `,
      { headline: clearId(id, family), show: "n" },
      ` ${family.id === "primary" ? "main" : "further"} questions, `,
      { headline: clearId(id, family), show: "value" },
      " stayed clear.",
    ],
  ),
];

const clinician = (id: string, families: readonly FamilyReading[], definitions: readonly Definition[]): Prose => [
  "Corrected P at most ",
  defined(definitions)("alpha"),
  ": ",
  ...listed(families.map((family) => ({ headline: clearId(id, family), show: "value" as const }))),
  " of the declared questions of the ",
  ...listed(families.map((family) => `${family.id} family (${METHOD_WORDS[family.method]})`)),
  ". Exploratory and sensitivity numbers have no P.",
];

const ESTIMAND: Finding["estimand"] = {
  population: ["as declared for each number, in its own section"],
  treatment: ["as received, and as declared for each number; people chose"],
  outcome: ["as declared for each number"],
  intercurrent: ["as declared for each number"],
  summary: ["P of no difference for each number, corrected for all members of its family"],
  timeZero: ["as declared for each number"],
};
