import type { Cell, TableBlock } from "../../model/index.ts";
import { rounded } from "../patients/rounded.ts";
import type { RunRule } from "./rule-variants.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

/** Every declared rule with its numbers and where it comes from. */
export const rulesTable = ({ rules, instruments }: SensitivityData): TableBlock => {
  const nameOf = (id: string): string => instruments.find((instrument) => instrument.id === id)?.name ?? id;
  return {
    kind: "table",
    id: "rules",
    depth: "full",
    caption: [
      "Other rules of relapse, from the declared plan. A rule is never carried over to another instrument's numbers; who began beyond its line at time zero cannot cross it and is left out.",
    ],
    columns: [
      { id: "rule", label: "Rule", unit: null, align: "start" },
      { id: "people", label: "About", unit: null, align: "start" },
      { id: "visit", label: "Bad visit", unit: null, align: "start" },
      { id: "confirmed", label: "Confirmed by", unit: null, align: "start" },
      { id: "events", label: "Events that count", unit: null, align: "start" },
      { id: "competing", label: "Events that compete", unit: null, align: "start" },
      { id: "left-out", label: "Responders it does not apply to", unit: null, align: "end" },
      { id: "source", label: "Source", unit: null, align: "start" },
    ],
    rows: rules.map(({ rule, people }): readonly Cell[] => [
      rule.label,
      rule.people === "remitters" ? "in remission at time zero" : "responders",
      visitWords(rule, nameOf),
      confirmWords(rule.confirm),
      eventWords(rule.events),
      eventWords(rule.competing),
      people.notApplicable,
      sourceWords(rule.citation),
    ]),
  };
};

type Rule = RunRule["rule"];

const visitWords = ({ score }: Rule, nameOf: (id: string) => string): string => {
  if (score === null) return "none: events alone";
  const only = score.instrument === null ? "" : `, ${nameOf(score.instrument)} only`;
  switch (score.rule) {
    case "improvement-below": {
      const margin = score.margin === "mid" ? " by the minimal important difference" : "";
      return `improvement below ${rounded(100 * (score.share ?? 0), 0)}% of baseline, and worse than at time zero${margin}${only}`;
    }
    case "at-least":
      return `score at least as bad as ${score.value === null ? "the cited entry cut-off" : String(score.value)}${only}`;
    case "beyond-remission":
      return `score beyond the cited limit of remission${only}`;
  }
};

const confirmWords = (confirm: Rule["confirm"]): string =>
  confirm === null
    ? "nothing: one visit is enough"
    : `the next visit ${confirm.minDays} to ${confirm.maxDays} days later; a last visit ${confirm.unconfirmedLast === "relapse" ? "counts" : "does not count"}`;

const NAMES: Readonly<Record<Rule["events"][number], string>> = {
  rescue: "rescue",
  hospitalisation: "psychiatric hospitalization",
  suicide: "suicide",
};

const eventWords = (events: Rule["events"]): string =>
  events.length === 0 ? "none" : events.map((event) => NAMES[event]).join(", ");

const sourceWords = (citation: Rule["citation"]): string => {
  if (citation === null) return "a change of the primary rule";
  const doi = citation.doi === null ? "" : ` doi:${citation.doi}`;
  return `${citation.text}${doi} (${citation.where})`;
};
