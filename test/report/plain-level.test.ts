import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../pipeline/model/index.ts";
import { headlineMap } from "../../pipeline/report/html/view.ts";
import en from "../../pipeline/report/texts/en.json" with { type: "json" };
import quantity from "../../pipeline/report/texts/quantity-words.json" with { type: "json" };
import { madeReportOf, pageOf } from "../support/page-of.ts";
import { type PlainBlock, plainBlocks } from "../support/plain-page.ts";
import { readability, sentencesOf, syllables, wordsOf } from "../support/readability.ts";
import { shippedStudy, sleepStudy } from "../support/run-cli.ts";

/** Words that a reader without training need not know. The bracketed interval of the cards is the one exception. */
const BANNED =
  /\b(hazards?|cohorts?|confidence intervals?|credible intervals?|p-values?|significan(t|tly|ce)|efficacy|rmst|iptw|heterogeneity|estimat\w*|censor\w*|baseline|adverse events?|95% C\w+|odds|covariates?)\b/i;

const QUANTITY = new RegExp(`\\b(${quantity.words})\\b`, "i");

/** What is left when each listed phrase is taken out. */
const unlisted = (text: string): string =>
  [...quantity.notShares, ...quantity.shares].reduce((rest, { phrase }) => rest.replaceAll(phrase, "…"), text);

const studies: Record<string, { report: Report; blocks: readonly PlainBlock[]; html: string }> = {};
const of = (name: string) => {
  const made = studies[name];
  if (!made) throw new Error(`no page of ${name}`);
  return made;
};

beforeAll(async () => {
  for (const [name, folder] of [
    ["shipped", shippedStudy],
    ["sleep", sleepStudy],
  ] as const) {
    const report = await madeReportOf(folder);
    const html = pageOf(report);
    studies[name] = { report, html, blocks: plainBlocks(html) };
  }
}, 240_000);

const sentences = (name: string): readonly string[] => [
  ...new Set(of(name).blocks.flatMap(({ text }) => sentencesOf(text))),
];

/** The cards are where numbers stand with their intervals; the quoted statements are other people's words. */
const isQuote = (block: PlainBlock): boolean => block.at === "p.statement";
const outsideCards = (name: string): readonly PlainBlock[] => {
  const { blocks } = of(name);
  const until = blocks.findIndex(({ at }) => at === "p.more");
  const from = blocks.findIndex(({ at }) => at === "p#certainty");
  return blocks.filter((_, i) => i <= from || i >= until);
};

describe.each(["shipped", "sleep"])("the plain level of the %s study", (name) => {
  it("is there", () => {
    expect(of(name).blocks.length).toBeGreaterThan(100);
    expect(sentences(name).length).toBeGreaterThan(80);
  });

  it("reads at grade seven or below, each sentence counted once", () => {
    expect(readability(sentences(name)).grade).toBeLessThanOrEqual(7);
  });

  it("has no sentence of more than 25 words, and 15 in the mean", () => {
    expect(sentences(name).filter((sentence) => wordsOf(sentence).length > 25)).toEqual([]);
    expect(readability(sentences(name)).meanWords).toBeLessThanOrEqual(15);
  });

  it("has no banned word outside the cards", () => {
    expect(outsideCards(name).filter(({ text }) => BANNED.test(text))).toEqual([]);
  });

  it("has no banned word on the cards but the name of an interval", () => {
    const cards = of(name).blocks.filter((block) => !outsideCards(name).includes(block));
    expect(cards.filter(({ text }) => BANNED.test(text.replace(/95% C\w+/g, "")))).toEqual([]);
  });

  it("has no quantity word that is not listed", () => {
    const left = outsideCards(name)
      .filter((block) => !isQuote(block))
      .filter(({ text }) => QUANTITY.test(unlisted(text)));
    expect(left).toEqual([]);
  });

  it("has no digit but in bound numbers, quoted statements and the line of title, version and date", () => {
    const bound = (block: PlainBlock): boolean => block.at === "p.plain" || isQuote(block) || block.at === "div.wrap";
    expect(outsideCards(name).filter((block) => !bound(block) && /\p{Nd}/u.test(block.text))).toEqual([]);
  });

  it("prints whole numbers in its texts, but below one", () => {
    const texts = of(name).blocks.filter(({ at }) => at === "p.plain");
    const fractions = texts.flatMap(({ text }) => text.match(/\d+\.\d+/g) ?? []);
    expect(fractions.filter((number) => Number(number) >= 1)).toEqual([]);
  });
});

const strings = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : [];

describe("the sentences that other numbers would bring", () => {
  const { unresolved, clinic, hint, indirectHint, compound, simulated, answer, noEvidence, cards } = en;
  const bank = (): readonly string[] => [
    ...strings([unresolved, clinic, hint, indirectHint, compound, simulated, answer, noEvidence, cards]),
    ...["shipped", "sleep"].flatMap((name) =>
      of(name).report.verdicts.flatMap(({ words: { whether, asked, supported, opposite, little, notTestable } }) =>
        strings([whether, asked, supported, opposite, little, notTestable]),
      ),
    ),
  ];

  it("are short, in plain words, and hold no digit", () => {
    expect(bank().length).toBeGreaterThan(120);
    expect(bank().filter((text) => BANNED.test(text) || /\p{Nd}/u.test(text))).toEqual([]);
    expect(
      bank()
        .flatMap(sentencesOf)
        .filter((sentence) => wordsOf(sentence).length > 25),
    ).toEqual([]);
    expect(readability([...new Set(bank().flatMap(sentencesOf))]).grade).toBeLessThanOrEqual(7);
  });

  it("have no quantity word that is not listed", () => {
    expect(bank().filter((text) => QUANTITY.test(unlisted(text)))).toEqual([]);
  });

  it("speak of a share only where the number that decides lies within the bounds of the word", () => {
    for (const name of ["shipped", "sleep"]) {
      const { report } = of(name);
      const headlines = headlineMap(report.findings);
      for (const { words, published } of report.verdicts) {
        const said = published.verdict === "supported" ? strings(words.supported).join(" ") : "";
        for (const { phrase, from, to } of quantity.shares.filter((share) => said.includes(share.phrase))) {
          const deciding = headlines.get(published.headline ?? "")?.quantity;
          expect(deciding?.kind, phrase).toBe("estimate");
          const value = deciding?.kind === "estimate" ? deciding.value : Number.NaN;
          expect(value >= from && value <= to, `${phrase}: ${value}`).toBe(true);
        }
      }
    }
  });
});

describe("the measure", () => {
  it.each([
    ["people", 2],
    ["treatment", 2],
    ["made", 1],
    ["relapse", 2],
    ["the", 1],
    ["study", 2],
    ["ketamine", 3],
  ])("hears %s as %i", (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  it("is the formula of Flesch and Kincaid", () => {
    // 6 words, 1 sentence, 6 syllables: 0.39·6 + 11.8·1 − 15.59.
    expect(readability(["The cat sat on the mat."]).grade).toBeCloseTo(-1.45, 10);
  });

  it("sees what is hidden from a plain reader", () => {
    const html =
      '<body><p>One.</p><div class="clinician"><p>Two.</p></div><details><summary>Three.</summary><p>Four.</p></details><p class="full">Five.</p><p>Six <span class="clinician">seven</span> &amp; eight.</p></body>';
    expect(plainBlocks(html).map(({ text }) => text)).toEqual(["One.", "Three.", "Six & eight."]);
  });
});
