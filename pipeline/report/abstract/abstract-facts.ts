import type { Headline } from "../../model/index.ts";
import { fileName } from "../file-name.ts";
import { formatHeadline, grouped } from "../format.ts";
import { type View, verdictOf } from "../html/view.ts";
import { judgedText } from "../judged-text.ts";
import { proseText } from "../prose-text.ts";
import { publishedSentence } from "../sentence.ts";
import { texts } from "../texts.ts";
import { unitStyle } from "../units.ts";

/** What the visual abstract says, in words; nothing about where it stands. */
export interface AbstractFacts {
  readonly question: string;
  readonly who: string;
  readonly population: string;
  /** The intervention first. */
  readonly compared: readonly { readonly role: "comparator" | "intervention"; readonly label: string }[];
  readonly answer: string;
  readonly sentence: string;
  /** The deciding number with its interval, and what it is; empty where there is none. */
  readonly number: string;
  readonly measured: string;
  /** 0 to 4; `null` where no statement was tested. */
  readonly certainty: { readonly steps: number; readonly words: string } | null;
  /** Name of the picture among the drawn ones; `null` where the plan's picture does not exist. */
  readonly picture: string | null;
  readonly pictureSimulated: boolean;
}

const STEPS = { high: 4, moderate: 3, low: 2, "very-low": 1, none: 0 } as const;
const words = () => texts().abstract;

const whoWords = (headline: Headline | undefined, spelling: View["prose"]["spelling"]): string => {
  const basis = headline?.basis ?? null;
  if (basis === null || basis.trials === 0) return words().nobody;
  const studies =
    basis.trials === 1 ? words().study : words().studies.replace("{n}", () => grouped(String(basis.trials), spelling));
  const { people } = basis;
  return people === null
    ? studies
    : words()
        .people.replace("{people}", () => grouped(String(people), spelling))
        .replace("{studies}", () => studies);
};

const measuredWords = (headline: Headline, view: Pick<View, "prose">): string => {
  const { none } = unitStyle(headline.unit);
  const { better } = headline;
  const label = proseText(headline.label, view.prose);
  if (better === "neither") return label;
  return `${label}; ${none === null ? words()[better] : words().from[better].replaceAll("{none}", String(none))}`;
};

const numberWords = (headline: Headline, view: Pick<View, "prose">): string =>
  [unitStyle(headline.unit).name ?? "", formatHeadline(headline, view.prose.spelling)].join(" ").trim();

const pictureOf = ({ report }: Pick<View, "report">): Pick<AbstractFacts, "picture" | "pictureSimulated"> => {
  const { finding: id, chart } = report.study.page.picture;
  const finding = report.findings.find((one) => one.id === id);
  const drawn = finding?.blocks.some((block) => block.kind === "chart" && block.id === chart) ?? false;
  return { picture: drawn ? `${fileName(id)}.${chart}` : null, pictureSimulated: drawn && finding?.simulated === true };
};

/** Question, who, compared, result and picture of a report: the same words and numbers as the first screen of its page. */
export const abstractFacts = (view: Omit<View, "svg">): AbstractFacts => {
  const { study, findings, verdicts } = view.report;
  const verdict = verdictOf(view.report, study.page.answerClaim);
  const half = verdict?.published;
  const headline = half?.headline == null ? undefined : view.headlines.get(half.headline);
  const finding = findings.find((one) => one.headlines.some(({ id }) => id === headline?.id));
  const step = half?.certainty ?? "none";
  const judged = half === undefined ? null : judgedText(half);
  return {
    question: study.question,
    who: whoWords(headline, view.prose.spelling),
    population: finding === undefined ? "" : proseText(finding.estimand.population, view.prose),
    compared: (["intervention", "comparator"] as const).flatMap((role) =>
      study.cohorts.filter((cohort) => cohort.role === role).map(({ label }) => ({ role, label })),
    ),
    answer: half
      ? texts().answer[half.verdict]
      : texts().answer[verdicts.length === 0 ? "no-statement" : "no-evidence"],
    sentence: verdict ? proseText(publishedSentence(verdict, view.headlines), view.prose) : "",
    number: headline?.quantity.kind === "estimate" ? numberWords(headline, view) : "",
    measured: headline?.quantity.kind === "estimate" ? measuredWords(headline, view) : "",
    certainty: half
      ? { steps: STEPS[step], words: texts().certainty[step] + (judged === null ? "" : ` (${judged})`) }
      : null,
    ...pictureOf(view),
  };
};
