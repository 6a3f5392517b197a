import type { Finding, Headline } from "../../model/index.ts";
import { derivation } from "../../report/explain/derivation.ts";
import type { Step } from "../../report/explain/step.ts";
import { formatHeadline, grouped } from "../../report/format.ts";
import { proseText } from "../../report/prose-text.ts";
import { claimsReading } from "./claims-reading.ts";
import { countSteps } from "./count-steps.ts";
import { type Explained, type Explanation, type Section, section } from "./explanation.ts";
import { findingSections, stampOf } from "./finding-sections.ts";
import { type InputRow, inputRows, placeOf } from "./input-rows.ts";

/** "0.65 (95% CI, −0.55 to 1.82), n 28 — what it is". */
export const headlineLine = (headline: Headline, { prose }: Explained): string => {
  const n = headline.n > 0 ? `, n ${grouped(String(headline.n), prose.spelling)}` : "";
  return `${formatHeadline(headline, prose.spelling)}${n} — ${proseText(headline.label, prose)}`;
};

const stepLines = ({ text, parts }: Step): readonly string[] => [
  text,
  ...parts.map(({ name, headline }) => `  ${name} is ${headline ?? "a number beside it in the table"}`),
];

const cells = ({ cells: texts }: InputRow): string =>
  Object.entries(texts)
    .map(([name, text]) => `${name} ${text}`)
    .join(", ");

const rowLines = (headline: Headline, rows: readonly InputRow[], { study, folder }: Explained): readonly string[] => [
  ...rows.map((row) => `${placeOf(row, folder)}  ${row.key}${cells(row) === "" ? "" : `: ${cells(row)}`}`),
  ...headline.rows.flatMap((item) => {
    if ("keys" in item) return [];
    const files = study.datasets
      .filter(({ id }) => headline.id.startsWith(`${id}/`))
      .flatMap(({ tables }) => Object.values(tables).filter(({ name }) => name === item.table))
      .map(({ file }) => `${folder}/${file.path}`);
    return [`${files.join(", ") || item.table}: ${item.count}, ${item.where} (patients are counted, never listed)`];
  }),
];

const unused = ({ basis }: Headline): readonly string[] =>
  Object.entries(basis?.unused ?? {}).map(([code, count]) => `${count} ${code}`);

const inVersion = (headline: Headline, { version, prose }: Explained): readonly Section[] => {
  if (version === null) return [];
  const before = version.report.findings.flatMap(({ headlines }) => headlines).find(({ id }) => id === headline.id);
  const now = formatHeadline(headline, prose.spelling);
  const then = before ? formatHeadline(before, prose.spelling) : null;
  const said = then === null ? "not in it" : then === now ? `the same, ${then}` : `another: ${then}`;
  return section(`In version v${version.number}`, [said]);
};

/** The full derivation of one number: what, how, from which rows, under which caveats, and who reads it. */
export const explainHeadline = (headline: Headline, finding: Finding, explained: Explained): Explanation => {
  const { study, report, folder } = explained;
  const rows = inputRows(headline, study);
  const made = derivation(headline, finding);
  const steps = made.some(({ of }) => of === "value" || of === "pool")
    ? made
    : [...countSteps(headline, rows), ...made];
  return {
    kind: "headline",
    id: headline.id,
    title: headlineLine(headline, explained) + stampOf(finding),
    steps,
    rows,
    sections: [
      ...section("Question", [`${finding.question} (${finding.standing}, analysis ${finding.analysis})`]),
      ...section("The number, step by step", steps.flatMap(stepLines)),
      ...findingSections(finding, explained),
      ...section("Rests on", rowLines(headline, rows, explained)),
      ...section("Rows that speak of it and were not used, by reason", unused(headline)),
      ...section("Statements that read it", claimsReading(headline.id, study.claims, report.verdicts)),
      ...inVersion(headline, explained),
      ...section("Work it out again", [
        `afterglow explain ${headline.id} --study ${folder}`,
        `afterglow verify --study ${folder}`,
      ]),
    ],
  };
};
