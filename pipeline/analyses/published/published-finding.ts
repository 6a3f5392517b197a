import type { Caveat, Estimand, Finding, Plan, Prose } from "../../model/index.ts";
import { words } from "./words.ts";

/** The tables of the published half; every analysis of it declares all of them, since rows are joined. */
export const publishedTables = ["studies", "arms", "results", "risk-of-bias", "durability"] as const;

/** Plan keys that reading an estimand needs. */
export const readingKeys = [
  "estimands",
  "instrumentOrder",
  "primaryInstruments",
  "usableTiers",
  "level",
  "asymmetry",
  "meta",
  "conditionFamilies",
  "labels",
  "cohorts",
  "dataAsOf",
  "searchNote",
  "mwe",
  "comingEvidence",
] as const;

/** Caveat of every published number: how the tables were made. */
const searchCaveat = ({ searchNote }: Pick<Plan, "searchNote">): Caveat => ({
  code: "search",
  prose: [words(searchNote), " Studies and outcomes that were never reported, or not found, may differ."],
});

/** The frame that findings of the published half share. */
export const publishedFinding = (
  plan: Pick<Plan, "searchNote">,
  parts: Pick<Finding, "analysis" | "standing" | "question" | "headlines" | "blocks" | "method"> & {
    readonly estimand: Partial<Estimand> & Pick<Estimand, "population" | "outcome" | "summary">;
    readonly caveats?: readonly Caveat[];
  },
): Finding => {
  const asReported: Prose = ["As each study handled it; mostly not visible in what could be read."];
  return {
    id: `published/${parts.analysis}`,
    analysis: parts.analysis,
    source: { kind: "published" },
    simulated: false,
    standing: parts.standing,
    question: parts.question,
    estimand: {
      treatment: ["As each study gave it."],
      intercurrent: asReported,
      timeZero: ["The origin of days that each number is printed with."],
      ...parts.estimand,
    },
    headlines: parts.headlines,
    blocks: parts.blocks,
    method: parts.method,
    caveats: [searchCaveat(plan), ...(parts.caveats ?? [])],
  };
};
