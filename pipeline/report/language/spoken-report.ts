import type {
  Block,
  Cell,
  Finding,
  HalfVerdict,
  Headline,
  Issues,
  Quantity,
  Report,
  Verdict,
} from "../../model/index.ts";
import type { Speaker } from "./speaker.ts";
import { spokenSpec } from "./spoken-spec.ts";

const spokenQuantity = (quantity: Quantity, { text }: Speaker): Quantity =>
  quantity.kind === "not-estimable" ? { ...quantity, reason: text(quantity.reason) } : quantity;

const spokenHeadline = (headline: Headline, speaker: Speaker): Headline => {
  const { label, quantity, test, rows } = headline;
  return {
    ...headline,
    label: speaker.prose(label),
    quantity: spokenQuantity(quantity, speaker),
    test: test === null ? null : { ...test, name: speaker.text(test.name) },
    rows: rows.map((one) => ("where" in one ? { ...one, where: speaker.text(one.where) } : one)),
  };
};

const spokenCell = (cell: Cell, speaker: Speaker): Cell => {
  if (typeof cell === "string") return speaker.text(cell);
  return typeof cell === "object" && cell !== null && "kind" in cell ? spokenQuantity(cell, speaker) : cell;
};

const spokenBlock = (block: Block, speaker: Speaker): Block => {
  switch (block.kind) {
    case "text":
      return { ...block, prose: speaker.prose(block.prose) };
    case "table":
      return {
        ...block,
        caption: speaker.prose(block.caption),
        columns: block.columns.map((column) => ({ ...column, label: speaker.words(column.label) })),
        rows: block.rows.map((row) => row.map((cell) => spokenCell(cell, speaker))),
      };
    case "chart":
      return {
        ...block,
        caption: speaker.prose(block.caption),
        alt: speaker.prose(block.alt),
        spec: spokenSpec(block.spec, speaker),
        narrow: spokenSpec(block.narrow, speaker),
        cover: block.cover === null ? null : spokenSpec(block.cover, speaker),
      };
    default:
      return block satisfies never;
  }
};

/** One finding in another language. */
export const spokenFinding = (finding: Finding, speaker: Speaker): Finding => {
  const { prose, words, text } = speaker;
  const { estimand, method } = finding;
  return {
    ...finding,
    question: words(finding.question),
    estimand: {
      population: prose(estimand.population),
      treatment: prose(estimand.treatment),
      outcome: prose(estimand.outcome),
      intercurrent: prose(estimand.intercurrent),
      summary: prose(estimand.summary),
      timeZero: prose(estimand.timeZero),
    },
    headlines: finding.headlines.map((headline) => spokenHeadline(headline, speaker)),
    blocks: finding.blocks.map((block) => spokenBlock(block, speaker)),
    method: { ...method, summary: prose(method.summary), formula: text(method.formula) },
    caveats: finding.caveats.map((caveat) => ({ ...caveat, prose: prose(caveat.prose) })),
  };
};

const spokenHalf = (half: HalfVerdict, { prose, text }: Speaker): HalfVerdict => ({
  ...half,
  certaintyInputs: half.certaintyInputs.map((one) => ({ ...one, domain: text(one.domain), why: prose(one.why) })),
});

const spokenVerdict = (verdict: Verdict, speaker: Speaker): Verdict => ({
  ...verdict,
  published: spokenHalf(verdict.published, speaker),
  patients: verdict.patients.map((row) => ({ ...row, half: spokenHalf(row.half, speaker) })),
});

const spokenIssues = (issues: Issues, { text }: Speaker): Issues => ({
  ...issues,
  groups: issues.groups.map((group) => ({
    ...group,
    first: group.first.map((one) => ({ ...one, message: text(one.message) })),
  })),
});

/** A report with each of its texts put through a speaker. Names, ids, numbers and what the study says of itself stay. */
export const spokenReport = (report: Report, speaker: Speaker): Report => ({
  ...report,
  findings: report.findings.map((finding) => spokenFinding(finding, speaker)),
  verdicts: report.verdicts.map((verdict) => spokenVerdict(verdict, speaker)),
  issues: spokenIssues(report.issues, speaker),
});
