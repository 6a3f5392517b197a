import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import { type HarmRow, harmOutcomes, harmRows } from "../derive/evidence/harm-rows.ts";
import type { Analysis, AnalysisInput, Finding, Headline, Plan, Prose } from "../model/index.ts";
import { estimate, notEstimable } from "../stats/quantity.ts";
import { readEstimand } from "./published/estimand-reading.ts";
import { listedLines, usedLines } from "./published/evidence-lines.ts";
import { evidenceTable } from "./published/evidence-table.ts";
import { harmTable } from "./published/harm-table.ts";
import { outcomeName, outcomeNames } from "./published/outcome-name.ts";
import { poolingMethod } from "./published/pooling-method.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { cohortOf, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/harms";

/** The difference between the two cohorts inside trials, on the terms of the declared head-to-head questions. */
const comparisons = (plan: Plan, rows: ReturnType<typeof evidenceRows>) => {
  const template = plan.estimands.find(({ analysis }) => analysis === "head-to-head");
  return harmOutcomes.map((outcome) => {
    const key = `${outcome.replaceAll("_", "-")}-risk-difference`;
    if (template === undefined) return { outcome, key, reading: null };
    const estimand = {
      ...template,
      id: key,
      analysis: "harms",
      label: outcomeName(plan, outcome),
      outcome,
      scale: "rd",
      day: null,
      minimum: "rd",
    } as const;
    return { outcome, key, reading: readEstimand(rows, plan, estimand, id) };
  });
};

const differenceHeadlines = (plan: Plan, found: ReturnType<typeof comparisons>): readonly Headline[] => {
  const [comparator, intervention] = [cohortOf(plan, "comparator"), cohortOf(plan, "intervention")];
  return found.flatMap(({ outcome, key, reading }): readonly Headline[] => {
    const label: Prose = [
      "Difference in ",
      words(outcomeName(plan, outcome)),
      ", ",
      words(intervention.label),
      " minus ",
      words(comparator.label),
    ];
    const reason = `No study that compared ${intervention.plain} with ${comparator.plain} reported ${outcomeName(plan, outcome)} by group in a way that we could use.`;
    if (reading === null) {
      const quantity = notEstimable("not-declared", "No head-to-head question is declared.");
      return [
        {
          id: `${id}/${key}`,
          label,
          unit: "risk-difference",
          better: "lower",
          quantity,
          test: null,
          n: 0,
          events: null,
          rows: [],
          basis: null,
        },
      ];
    }
    return reading.headlines.map((headline, i) => ({
      ...headline,
      ...(i === 0 ? { label, better: "lower" as const } : {}),
      quantity:
        headline.quantity.kind === "not-estimable" && headline.quantity.code === "no-data"
          ? notEstimable("no-data", reason, headline.quantity.details)
          : headline.quantity,
    }));
  });
};

const countHeadlines = (plan: Plan, rows: readonly HarmRow[]): readonly Headline[] =>
  plan.cohorts.flatMap(({ id: cohort, role, label }) =>
    harmOutcomes.map((outcome): Headline => {
      const mine = rows.filter((one) => one.side === role && one.outcome === outcome);
      const known = mine.filter(({ share, events }) => share !== null && events !== null);
      const keys = known.map(({ result }) => result.row.result_id);
      return {
        id: `${id}/${outcome.replaceAll("_", "-")}-groups/${cohort}`,
        label: ["Groups that report ", words(outcomeName(plan, outcome)), " with people and events: ", words(label)],
        unit: "groups",
        better: "neither",
        quantity: estimate(known.length),
        test: null,
        n: known.reduce((sum, { result }) => sum + (result.row.n ?? 0), 0),
        events: null,
        rows: [{ table: "results", count: keys.length, keys }],
        basis: null,
      };
    }),
  );

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const found = comparisons(plan, rows);
  const differences = differenceHeadlines(plan, found);
  const byArm = harmRows(rows, plan);
  const sides = ["comparator", "intervention", "other"] as const;
  const ordered = sides.flatMap((side) => byArm.filter((one) => one.side === side));
  const decided = differences.some(({ quantity }) => quantity.kind === "estimate");
  const contrasts = found.flatMap(({ reading }) =>
    reading === null ? [] : [...usedLines(reading, plan.level), ...listedLines(reading)],
  );
  return publishedFinding(plan, {
    analysis: "harms",
    standing: "primary",
    question: `Are ${outcomeNames(plan, harmOutcomes)} as common with the one as with the other?`,
    estimand: {
      population: ["People of every study group that reports ", words(outcomeNames(plan, harmOutcomes, "or")), "."],
      outcome: [
        "What each study counted as ",
        words(outcomeNames(plan, harmOutcomes, "or")),
        ", serious events apart.",
      ],
      summary: ["Difference in shares within trials that compared the two; shares by group with exact intervals."],
    },
    headlines: [...differences, ...countHeadlines(plan, byArm)],
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose: decided
          ? differences.flatMap(
              ({ label, id: own, quantity }): Prose =>
                quantity.kind === "estimate"
                  ? [...label, ": ", { headline: own, show: "value-and-interval" }, ". "]
                  : [],
            )
          : [
              "No study that compared the two treatments reported ",
              words(outcomeNames(plan, harmOutcomes, "or")),
              " for each group. That does not mean that there were none.",
            ],
      },
      harmTable(plan, ordered),
      evidenceTable(
        "head-to-head",
        ["Numbers on ", words(outcomeNames(plan, harmOutcomes)), " in studies that compared the two."],
        contrasts,
      ),
    ],
    method: { ...poolingMethod, citations: [...poolingMethod.citations, "clopper-pearson-1934"] },
    caveats: [
      {
        code: "harm-reporting",
        prose: [
          "Studies ask about harms in different ways, and many do not report them: a zero often means none removed or none attributed.",
        ],
      },
    ],
  });
};

/** Unwanted effects and dropout, beside benefit. */
export const harms: Analysis = single({
  id: "harms",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
