import type { Claim, HalfVerdict, Verdict } from "../../model/index.ts";
import { proseText } from "../../report/prose-text.ts";
import { publishedSentence } from "../../report/sentence.ts";
import { texts } from "../../report/texts.ts";
import { readsOf } from "./claims-reading.ts";
import { headlineLine } from "./explain-headline.ts";
import { type Explained, type Explanation, type Section, section } from "./explanation.ts";

const said = (bank: Readonly<Record<string, string>>, code: string): string => bank[code] ?? code;

const halfLines = (half: HalfVerdict, explained: Explained): readonly string[] => {
  const { prose } = explained;
  const headline = half.headline === null ? undefined : prose.headlines.get(half.headline);
  return [
    `${texts().verdict[half.verdict]}: ${said(texts().reason, half.reason)}`,
    ...(headline ? [`rests on ${headline.id}: ${headlineLine(headline, explained)}`] : ["rests on no number"]),
    ...(half.certainty === null ? [] : [`certainty: ${texts().certaintyClinical[half.certainty]}`]),
    ...half.certaintyInputs.map(
      ({ domain, steps, why }) =>
        `  ${domain} ${steps === 0 ? "0" : String(steps).replace("-", "−")}: ${proseText(why, prose)}`,
    ),
    ...half.flags.map((flag) => `note: ${said(texts().flag, flag)}`),
    ...(half.sweep.length === 0
      ? []
      : [
          `at other sizes of what is worthwhile: ${half.sweep.map(({ factor, verdict }) => `×${factor} ${texts().verdict[verdict].toLowerCase()}`).join(", ")}`,
        ]),
  ];
};

const verdictSections = (verdict: Verdict, explained: Explained): readonly Section[] => {
  const name = verdict.component === null ? "" : `${verdict.label}: `;
  return [
    ...section(`${name}Published studies`, [
      proseText(publishedSentence(verdict, explained.prose.headlines), explained.prose),
      ...halfLines(verdict.published, explained),
    ]),
    ...verdict.patients.flatMap(({ dataset, simulated, half }) =>
      section(
        `${name}Patients, ${dataset}${simulated ? ` (${texts().simulated.stamp}, ${texts().simulated.mark})` : ""}`,
        halfLines(half, explained),
      ),
    ),
    ...section(`${name}Together`, [
      `${texts().verdict[verdict.combined.verdict]}: ${said(texts().reason, verdict.combined.reason)}`,
    ]),
  ];
};

/** Where a statement stands, and by which rule and which numbers. */
export const explainClaim = (claim: Claim, explained: Explained): Explanation => {
  const ids = [...explained.prose.headlines.keys()];
  const known = new Set([...ids, ...ids.map((id) => id.slice(id.indexOf("/") + 1))]);
  return {
    kind: "claim",
    id: claim.id,
    title: `${claim.statement} (${claim.type}, ${claim.origin === "ours" ? "added by the study" : "found in an article"})`,
    sections: [
      ...explained.report.verdicts
        .filter((verdict) => verdict.claim === claim.id)
        .flatMap((verdict) => verdictSections(verdict, explained)),
      ...section(
        "Numbers that its rules name",
        readsOf(claim, known).map(([path, id]) => `${path}: ${id}`),
      ),
      ...section("Its rules", [`${explained.folder}/claims.json, id ${claim.id}`]),
    ],
  };
};
