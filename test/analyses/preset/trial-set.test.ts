import { describe, expect, it } from "vitest";
import { declaredAnalyses } from "../../../pipeline/analyses/declared-analyses.ts";
import { analyses } from "../../../pipeline/analyses/index.ts";
import { trialSet } from "../../../pipeline/analyses/preset/trial-set.ts";
import type { Finding, Quantity, Study } from "../../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../../support/check-finding.ts";
import { imported, importedStudyOf, recordsOf, sourceText } from "../../support/imported.ts";

const run = (study: Study): Finding =>
  findingOf(trialSet, { plan: study.plan, instruments: [], evidence: study.evidence, dataset: null });

const findingFor = async (set: string, table?: string): Promise<Finding> =>
  run(await importedStudyOf((await imported(set, table)).made));

const numbers = (quantity: Quantity | undefined): readonly (number | null)[] => {
  if (quantity?.kind !== "estimate") throw new Error(quantity?.reason ?? "no headline");
  return [quantity.value, quantity.intervals[0]?.low ?? null, quantity.intervals[0]?.high ?? null];
};

const of = (finding: Finding, id: string) => finding.headlines.find((one) => one.id === `published/trial-set/${id}`);

const near = (actual: readonly (number | null)[], expected: readonly number[]): void =>
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] ?? Number.NaN) - value)).toBeLessThan(1e-6);
  });

// R 4.2.2, metafor 3.8-1, clubSandwich, on each cut with x <- read.csv2(…, na.strings = c("NA", "")):
// difference: rma(.g, sei = .g_se, method = "REML", test = "knha", control = list(threshold = 1e-12, maxiter = 10000))
// outliers: the same without the rows whose .g ± qnorm(.975) .g_se lies outside that interval
// common: rma(.g, sei = .g_se, method = "FE")
// nested: robust(rma.mv(.g, vcalc(.g_se^2, cluster = study, obs = obs, rho = 0.6), random = ~ 1 | study/obs), cluster = study, clubSandwich = TRUE)
// egger: summary(lm(I(.g/.g_se) ~ I(1/.g_se)))$coef[1, ]
// ratio: with(escalc("RR", …, drop00 = TRUE), rma(yi, vi, method = "PM", test = "knha", control = list(tol = 1e-12, maxiter = 10000))), exponentiated
const fromR = [
  {
    set: "gad-psyctr",
    pooled: [-0.812925946, -1.188978521, -0.436873372],
    outliers: -0.655757371,
    tau: 0.487421703,
    shareI: 84.826746,
    common: -0.65024557,
    nested: [-0.9992286, -1.4675516, -0.5309056],
    egger: [-2.2778732, 0.0983339],
    ratio: null,
  },
  {
    set: "ptsd-psyctr",
    pooled: [1.596280978, 1.193760223, 1.998801733],
    outliers: 1.580743152,
    tau: 0.916325388,
    shareI: 86.046694,
    common: 1.352655813,
    nested: [1.683040588, 1.2325649, 2.1335162],
    egger: [3.92220923, 0.0083363],
    ratio: [3.826386873, 1.960409532, 7.468458129],
  },
  {
    set: "suicide-psyctr",
    pooled: [-0.247478604, -0.614542201, 0.119584993],
    outliers: -0.242194785,
    tau: 0.492921583,
    shareI: 89.902777,
    common: -0.200934916,
    nested: [-0.257184929, -0.6424413, 0.1280715],
    egger: [-0.44510562, 0.683058],
    ratio: [0.684131591, 0.508071224, 0.921201618],
  },
] as const;

describe("trial-set on cuts of real sets", () => {
  it.each(fromR)("$set equals R", async (known) => {
    const finding = await findingFor(known.set);
    near(numbers(of(finding, "difference/pooled")?.quantity), known.pooled);
    near(numbers(of(finding, "difference/without-outliers")?.quantity), [known.outliers]);
    near(numbers(of(finding, "difference/common-effect")?.quantity), [known.common]);
    near(numbers(of(finding, "difference/nested")?.quantity), known.nested);
    near(numbers(of(finding, "difference/tau-squared")?.quantity), [known.tau]);
    near(numbers(of(finding, "difference/i-squared")?.quantity), [known.shareI]);
    const asymmetry = finding.blocks.find((block) => block.kind === "table" && block.id === "asymmetry");
    const cells = asymmetry?.kind === "table" ? (asymmetry.rows[0] ?? []) : [];
    near([numbers(cells[2] as Quantity)[0] ?? null, cells[3] as number], known.egger);
    if (known.ratio === null) expect(of(finding, "ratio/pooled")?.quantity.kind).toBe("not-estimable");
    else near(numbers(of(finding, "ratio/pooled")?.quantity), known.ratio);
    expect(checkFinding(finding)).toContain("nothing was corrected");
  });

  it("does not hang on the order of the rows", async () => {
    const [header = "", ...records] = recordsOf(sourceText("suicide-psyctr"));
    const reordered = [...records].reverse().map((record) => (record.endsWith("\n") ? record : `${record}\n`));
    const [a, b] = await Promise.all([
      findingFor("suicide-psyctr"),
      findingFor("suicide-psyctr", [header, ...reordered].join("")),
    ]);
    b.headlines.forEach((headline, i) => {
      const [one, two] = [a.headlines[i]?.quantity, headline.quantity];
      expect(two.kind).toBe(one?.kind);
      if (two.kind !== "estimate") return;
      const expected = numbers(one);
      numbers(two).forEach((value, j) => {
        expect(value).toBeCloseTo(expected[j] ?? Number.NaN, 9);
      });
    });
  });

  it("leaves out what a set leaves out, and says when a column says nothing", async () => {
    const finding = await findingFor("ptsd-psyctr");
    expect(of(finding, "difference/no-doubtful-cells")?.n).toBe(26);
    const suicide = await findingFor("suicide-psyctr");
    expect(of(suicide, "difference/self-rated")?.quantity).toMatchObject({
      kind: "not-estimable",
      reason: "No number has a word in the column rating: there is no such set.",
    });
  });
});

describe("trial-set on little", () => {
  const cut = (set: string, keep: number): string =>
    recordsOf(sourceText(set))
      .slice(0, keep + 1)
      .join("");

  it.each([0, 1, 2, 3])("%i rows", async (keep) => {
    const finding = await findingFor("gad-psyctr", cut("gad-psyctr", keep));
    checkFinding(finding);
    const pooled = of(finding, "difference/pooled")?.quantity;
    if (keep === 0) expect(finding.headlines).toEqual([]);
    else expect(pooled?.kind).toBe(keep === 1 ? "not-estimable" : "estimate");
  });
});

describe("declaredAnalyses", () => {
  it("shows a preset only to a study that declares it, and nothing else published there", async () => {
    const study = await importedStudyOf((await imported("gad-psyctr")).made);
    const ids = (plan: Parameters<typeof declaredAnalyses>[0]) =>
      declaredAnalyses(plan)
        .filter(({ half }) => half === "published")
        .map(({ id }) => id);
    expect(ids(study.plan)).toEqual(["trial-set"]);
    expect(ids({})).not.toContain("trial-set");
    expect(declaredAnalyses({})).toHaveLength(analyses.filter(({ preset }) => preset === undefined).length);
  });
});
