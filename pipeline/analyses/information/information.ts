import type { Claim, Finding, Headline, Plan, Prose, TableBlock } from "../../model/index.ts";
import { decidingHeadline } from "../ledger/deciding-headline.ts";
import { findHeadline } from "../ledger/find-headline.ts";
import { publishedFinding } from "../published/published-finding.ts";
import { words } from "../published/words.ts";
import { informationHeadlines } from "./information-headlines.ts";
import { type InformationReading, informationSizes } from "./information-sizes.ts";

const ANALYSIS = "information";
const ID = `published/${ANALYSIS}`;

export interface InformationInput {
  readonly plan: Pick<Plan, "informationSize" | "mwe" | "searchNote">;
  readonly claims: readonly Claim[];
  /** The finished findings of the published half. */
  readonly findings: readonly Pick<Finding, "id" | "headlines">[];
}

interface Statement {
  readonly id: string;
  readonly label: string;
  readonly asked: string;
  readonly from: Headline;
  readonly reading: InformationReading;
  readonly headlines: readonly Headline[];
}

const judgedOf = (claims: readonly Claim[], id: string): Claim | Claim["components"][number] => {
  const [name, part] = id.split("/");
  const claim = claims.find((one) => one.id === name);
  const judged = part === undefined ? claim : claim?.components.find((one) => one.id === part);
  if (!judged) throw new RangeError(`information is asked for a statement that does not exist: ${id}`);
  return judged;
};

const statementOf = (id: string, { plan, claims, findings }: InformationInput): readonly Statement[] => {
  const { label, words: said, published } = judgedOf(claims, id);
  const deciding = decidingHeadline(published, findHeadline(findings));
  if (deciding === null) return [];
  const reading = informationSizes(deciding.headline, deciding.minimum, plan);
  const own = `${ID}/${id.replace("/", "-")}`;
  const headlines = informationHeadlines(own, [words(label)], reading, deciding.headline);
  return [{ id: own, label, asked: said.asked, from: deciding.headline, reading, headlines }];
};

/** The size that a sentence names: people together, or people in each group. */
const mainSize = ({ id, reading }: Statement) => {
  const grouped = reading.sizes.some(({ measure }) => measure === "people-per-group");
  const measure = grouped ? "people-per-group" : "people";
  return { one: `${id}/${measure}`, several: `${id}/${measure}-several`, grouped };
};

const plainSays = (statement: Statement): Prose => {
  const { one, several, grouped } = mainSize(statement);
  const [known, share] = [`${statement.id}/reached`, statement.reading.reached[0]?.share ?? null];
  const each = grouped ? " in each group" : "";
  return [
    "We want to know ",
    words(statement.asked),
    ". A trial of about ",
    { headline: one, show: "value" },
    `${each} would settle it. Over several trials it takes about `,
    { headline: several, show: "value" },
    `${each}. `,
    ...(share === null
      ? ["How much of that has been reached is not known."]
      : ["So far, ", { headline: known, show: "value" } as const, " of that has been reached."]),
  ];
};

const table = (statements: readonly Statement[], { informationSize }: InformationInput["plan"]): TableBlock => {
  const column = (id: string, label: string) => ({ id, label, unit: null, align: "end" as const });
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return {
    kind: "table",
    id: "sizes",
    depth: "clinician",
    caption: ["What would settle each statement, and how much of it has been reached."],
    columns: [
      { id: "statement", label: "Statement", unit: null, align: "start" },
      { id: "what", label: "What is counted", unit: null, align: "start" },
      column("delta", "Smallest worthwhile effect, on the scale of the analysis"),
      column("power", "Power"),
      column("one", "One trial"),
      column("diversity", "D²"),
      column("several", "Several trials"),
      column("trials", "Trials so far"),
      column("people", "People so far"),
      column("reached", "Reached"),
    ],
    rows: statements.flatMap(({ id, label, from, reading }) =>
      reading.sizes.map(({ measure, power }) => {
        const end = power === informationSize.power ? "" : "/strict";
        return [
          label,
          measure.replaceAll("-", " "),
          reading.delta,
          percent(power),
          { headline: `${id}/${measure}${end}` },
          `${reading.diversity.toFixed(2)} (${reading.ownDiversity ? "of the trials" : "declared"})`,
          { headline: `${id}/${measure}-several${end}` },
          from.basis?.trials ?? 0,
          (from.basis?.trials ?? 0) === 0 ? 0 : (from.basis?.people ?? null),
          { headline: `${id}/reached${end}` },
        ];
      }),
    ),
  };
};

/** What would settle the declared statements: how many people or events, and which share of it the trials hold so far. */
export const information = (input: InformationInput): Finding => {
  const { plan } = input;
  const statements = plan.informationSize.statements.flatMap((id) => statementOf(id, input));
  return publishedFinding(plan, {
    analysis: ANALYSIS,
    standing: "secondary",
    question: "What would settle it?",
    estimand: {
      population: ["People of trials on each statement, those done and those that would be needed."],
      outcome: ["Information: how closely trials pin a difference down."],
      summary: [
        "The size that finds the smallest worthwhile difference with the declared power, and the share reached.",
      ],
    },
    headlines: statements.flatMap(({ headlines }) => headlines),
    blocks: [
      ...statements.map((statement) => ({
        kind: "text" as const,
        depth: "plain" as const,
        prose: plainSays(statement),
      })),
      table(statements, plan),
    ],
    method: {
      summary: [
        "Sizes for two equal groups, two-sided. Rounded up to whole people or events. Several trials need more, since they differ: divided by one less D², which is the trials' own from the declared number of trials on and the declared one below it. The share reached is the information of the usable numbers, less what diversity takes, over the information that is needed.",
      ],
      formula:
        "people 4(z₁ + z₂)²/δ²; events 4(z₁ + z₂)²/(ln HR)²; each group (p₁(1 − p₁) + p₂(1 − p₂))(z₁ + z₂)²/(p₂ − p₁)²; D² = 1 − v_fixed/v_random",
      citations: ["wetterslev-2009", "guyatt-2011"],
    },
    caveats: [
      {
        code: "smallest-worthwhile",
        prose: ["Another smallest worthwhile effect asks for another size: half of it for four times as many people."],
      },
    ],
  });
};
