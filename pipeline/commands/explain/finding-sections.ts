import type { Finding } from "../../model/index.ts";
import { proseText } from "../../report/prose-text.ts";
import { texts } from "../../report/texts.ts";
import { type Explained, type Section, section } from "./explanation.ts";

const PARTS = ["population", "treatment", "outcome", "intercurrent", "summary", "timeZero"] as const;

/** The works that are cited, in full. */
export const citationLines = (ids: readonly string[], { report }: Explained): readonly string[] =>
  ids.map((id) => {
    const reference = report.references.find((item) => item.id === id);
    const where = reference?.doi ? ` https://doi.org/${reference.doi}` : reference?.url ? ` ${reference.url}` : "";
    return `${id}: ${reference?.text ?? ""}${where}`;
  });

/** What all numbers of a finding share: what is estimated, how, from which works, and what to keep in mind. */
export const findingSections = (finding: Finding, explained: Explained): readonly Section[] => {
  const words = (prose: Parameters<typeof proseText>[0]): string => proseText(prose, explained.prose);
  return [
    ...section(
      "What is estimated",
      PARTS.map((key) => `${texts().pdf.estimand[key]}: ${words(finding.estimand[key])}`),
    ),
    ...section("Method", [words(finding.method.summary), `formula: ${finding.method.formula}`]),
    ...section("Cites", citationLines(finding.method.citations, explained)),
    ...section(
      texts().pdf.keep,
      finding.caveats.map(({ code, prose }) => `${code}: ${words(prose)}`),
    ),
  ];
};

/** Made-up patients are stamped wherever their numbers are printed. */
export const stampOf = (finding: Finding): string =>
  finding.simulated ? ` — ${texts().simulated.stamp}, ${texts().simulated.mark}` : "";
