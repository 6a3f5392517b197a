import { describe, expect, it } from "vitest";
import claimsFile from "../../../data/claims.json" with { type: "json" };
import study from "../../../data/study.json" with { type: "json" };
import { compileSchema } from "../../../pipeline/ingest/compile-schema.ts";
import type { Claim } from "../../../pipeline/model/index.ts";
import texts from "../../../pipeline/report/texts/en.json" with { type: "json" };
import schema from "../../../schemas/claims.schema.json" with { type: "json" };

const claims = claimsFile.claims as readonly Claim[];
const parts = claims.flatMap((one) => [one, ...one.components]);

describe("data/claims.json", () => {
  it("meets its schema", () => {
    expect(compileSchema(schema)(claimsFile)).toEqual([]);
  });

  it("holds the sixteen statements in their order, with their parts", () => {
    expect(claims.map(({ id }) => id)).toEqual([
      "onset",
      "breadth",
      "fade",
      "durability",
      "relapse",
      "depth",
      "satisfaction",
      "goal-fit",
      "preference-speed",
      "preference-depth",
      "alignment",
      "window",
      "harms",
      "effort",
      "candidates",
      "mechanism",
    ]);
    expect(
      Object.fromEntries(
        claims.filter(({ type }) => type === "compound").map((one) => [one.id, one.components.map(({ id }) => id)]),
      ),
    ).toEqual({
      breadth: ["depression", "ptsd", "anxiety", "suicidality", "resistance"],
      fade: ["course", "repeat"],
      depth: ["alliance", "insight", "empowerment"],
      alignment: ["satisfaction", "engagement"],
      harms: ["adverse-events", "dropout"],
      effort: ["infusion", "kap"],
      candidates: ["suited", "excluded"],
    });
    expect(claims.filter(({ type, components }) => (type === "compound") !== components.length > 0)).toEqual([]);
    expect(claims.find(({ id }) => id === "harms")).toMatchObject({ group: "safety", origin: "ours" });
  });

  it("has ids that are unique, also within a statement", () => {
    const ids = claims.flatMap((one) => [one.id, ...one.components.map((part) => `${one.id}/${part.id}`)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps statements of one group together", () => {
    const groups = claims.map(({ group }) => group).filter((group, i, all) => group !== all[i - 1]);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it("gives a rule, and what it needs, to whatever has a deciding headline", () => {
    for (const { id, published, patients } of parts)
      for (const half of [published, patients]) {
        if (half.headline !== null) expect([id, half.rule]).not.toEqual([id, "none"]);
        const byDifference = half.rule === "interval" || half.rule === "within" || half.rule === "both-ways";
        expect([id, half.minimum !== null]).toEqual([id, byDifference]);
        expect([id, half.threshold !== null]).toEqual([id, !byDifference && half.rule !== "none"]);
        if (half.notTestable !== null) expect([id, half.headline]).toEqual([id, null]);
      }
  });

  it("names the statements and numbers that the page of the study names", () => {
    const ids = new Set(claims.map(({ id }) => id));
    const { answerClaim, cards } = study.page;
    expect([answerClaim, ...cards.map(({ claim }) => claim)].filter((id) => !ids.has(id))).toEqual([]);
    const declared = new Set(study.estimands.map(({ id, analysis }) => `published/${analysis}/${id}`));
    const pooled = parts.flatMap(({ published }) => [
      published.headline,
      ...published.fallback.map(({ headline }) => headline),
    ]);
    const wrong = pooled.filter(
      (id) => id !== null && /^published\/(onset|head-to-head|reviews)\//.test(id) && !declared.has(id),
    );
    expect(wrong).toEqual([]);
  });

  it("declares the smallest worthwhile effect of each estimand", () => {
    const declared = new Map(
      study.estimands.map(({ id, analysis, minimum }) => [`published/${analysis}/${id}`, minimum as string]),
    );
    const used = parts.flatMap(({ published }) => [
      { headline: published.headline, minimum: published.minimum },
      ...published.fallback,
    ]);
    for (const { headline, minimum } of used)
      if (headline !== null && declared.has(headline))
        expect([headline, minimum]).toEqual([headline, declared.get(headline)]);
  });
});

const filled = (template: string, key: string, words: string): string => template.replace(`{${key}}`, words);

/** Every sentence that a reader without training may meet. */
const sentencesOf = ({ words }: Pick<Claim, "words">): readonly string[] => {
  const verbs = [words.supported, words.opposite, words.little].flatMap((three) => (three ? Object.values(three) : []));
  const whole = [
    ...verbs,
    filled(texts.unresolved.opening, "whether", words.whether),
    filled(texts.noEvidence, "asked", words.asked),
    ...(words.notTestable === null ? [] : [words.notTestable]),
  ];
  return whole.flatMap((text) => text.match(/[^.!?]+[.!?]/g) ?? [text]).map((text) => text.trim());
};

const sentences = parts.flatMap(sentencesOf);
const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z’'-]+/g) ?? [];

/** Vowel groups, less silent endings: the usual approximation. */
const syllables = (word: string): number => {
  if (/^[A-Z]{2,}$/.test(word)) return word.length;
  const stem = word
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/(?:[^laeiouycgsxz]es|[^aeiouytd]ed|[^laeiouy]e)$/, (end) => end[0] ?? "");
  return Math.max(1, stem.match(/[aeiouy]+/g)?.length ?? 1);
};

const grade = (texts: readonly string[]): number => {
  const all = texts.flatMap(wordsIn);
  const sounds = all.reduce((sum, word) => sum + syllables(word), 0);
  return (0.39 * all.length) / texts.length + (11.8 * sounds) / all.length - 15.59;
};

describe("words for readers without training", () => {
  it("counts syllables about right", () => {
    expect(
      ["therapy", "ketamine", "people", "eases", "makes", "closer", "PTSD", "symptoms", "wanted", "less"].map(
        syllables,
      ),
    ).toEqual([3, 3, 2, 2, 1, 2, 4, 2, 2, 1]);
  });

  it("stay at or below the seventh grade over the whole text (Flesch–Kincaid)", () => {
    expect(grade(sentences)).toBeLessThanOrEqual(7);
    expect(
      grade([
        "Heterogeneity considerably complicates the interpretation of multidimensional psychotherapeutic evaluations.",
      ]),
    ).toBeGreaterThan(7);
  });

  it("keep sentences to 25 words, and to 15 on average", () => {
    expect(sentences.filter((sentence) => wordsIn(sentence).length > 25)).toEqual([]);
    expect(sentences.flatMap(wordsIn).length / sentences.length).toBeLessThanOrEqual(15);
  });

  it("use none of the words that are banned at the plain level", () => {
    const banned =
      /hazard|cohort|confidence interval|p-value|significant|efficacy|\brmst\b|\biptw\b|heterogeneity|estimate|censored|baseline|adverse event|\bsafe|(?<!drug )\bworks?\b|proven|\bbetter\b|\bwins?\b|\bbest\b/i;
    expect(sentences.filter((sentence) => banned.test(sentence))).toEqual([]);
  });

  it("advise nobody", () => {
    expect(
      sentences.filter((sentence) =>
        /\b(you|your|should|must|recommend\w*|choose to|talk to|avoid|try)\b/i.test(sentence),
      ),
    ).toEqual([]);
  });

  it("hold no digit: numbers come from headlines", () => {
    const all = parts.flatMap(({ words }) => JSON.stringify(words));
    expect(all.filter((text) => /\p{Nd}/u.test(text))).toEqual([]);
  });

  it("let the verb follow the certainty", () => {
    for (const { id, words } of parts)
      for (const three of [words.supported, words.opposite, words.little]) {
        if (three === null) continue;
        expect([id, three.does.match(/\b(probably|may|maybe)\b/)]).toEqual([id, null]);
        expect(`${id}: ${three.probably}`).toMatch(/\bprobably\b/);
        expect(`${id}: ${three.may}`).toMatch(/\b(may|maybe|In the reports we read)\b/);
      }
  });

  it("say no difference only as little or no difference", () => {
    expect(
      sentences.filter((sentence) => /no difference/i.test(sentence) && !/little or no difference/i.test(sentence)),
    ).toEqual([]);
  });

  it("say why, where a statement cannot be tested", () => {
    const silent = parts.filter(({ published, words }) => published.notTestable !== null && words.notTestable === null);
    expect(silent).toEqual([]);
  });

  it("fit their templates", () => {
    for (const { id, words } of parts) {
      expect(`${id}: ${words.whether}`).toMatch(/: (if|how|which) /);
      expect([id, /[.!?]$/.test(words.whether + words.asked + words.clinical)]).toEqual([id, false]);
    }
  });
});
