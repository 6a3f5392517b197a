import type { Verdict } from "../../model/index.ts";
import { formatHeadline } from "../format.ts";
import type { View } from "../html/view.ts";
import { judgedText } from "../judged-text.ts";
import { patientSentence } from "../patient-sentence.ts";
import { proseText } from "../prose-text.ts";
import { publishedSentence } from "../sentence.ts";
import { type Texts, texts } from "../texts.ts";
import { certaintyData, verdictData } from "./marks.ts";
import type { Data } from "./printable.ts";

type Words = Omit<View, "svg">;

const reasonText = (reason: string): string =>
  texts().reason[reason as keyof Texts["reason"]] ?? reason.replaceAll("-", " ");

const numberText = (id: string | null, { headlines, prose }: Words): string | null => {
  const headline = id === null ? undefined : headlines.get(id);
  return headline?.quantity.kind === "estimate" ? formatHeadline(headline, prose.spelling) : null;
};

const clinicsOf = (verdict: Verdict, words: Words): Data =>
  verdict.patients.map(({ simulated, half }) => ({
    ...verdictData(half.verdict, simulated),
    simulated,
    reason: simulated ? null : reasonText(half.reason),
    sentence: simulated ? null : patientSentence(verdict.type, half),
    number: numberText(half.headline, words),
  }));

/** Every statement with what studies say, how sure that is, and what clinics say: the rows of the ledger in declared order. */
export const ledgerData = (words: Words): Data =>
  words.report.verdicts.map((verdict) => ({
    group: verdict.group,
    part: verdict.component !== null,
    label: verdict.label,
    statement: verdict.statement,
    studies: { ...verdictData(verdict.published.verdict), reason: reasonText(verdict.published.reason) },
    certainty: verdict.published.certainty === null ? null : certaintyData(verdict.published.certainty),
    judged: judgedText(verdict.published),
    sentence: proseText(publishedSentence(verdict, words.headlines), words.prose),
    number: numberText(verdict.published.headline, words),
    flags: verdict.published.flags.map(
      (flag) => texts().flag[flag as keyof Texts["flag"]] ?? flag.replaceAll("-", " "),
    ),
    clinics: clinicsOf(verdict, words),
  }));

/** The key of the ledger's shapes. */
export const shapesData = (simulated: boolean): Data => [
  ...(Object.keys(texts().shape) as (keyof Texts["shape"])[]).map((word) => ({
    shape: word,
    words: texts().verdict[word].toLowerCase(),
  })),
  ...(simulated ? [{ shape: "invented", words: texts().pdf.invented }] : []),
];
