import { describe, expect, it } from "vitest";
import { findHeadline } from "../../pipeline/analyses/ledger/find-headline.ts";
import { withIndirectHint } from "../../pipeline/analyses/ledger/indirect-hint.ts";
import { network } from "../../pipeline/analyses/network.ts";
import type { AnalysisInput, Finding, HalfVerdict, Plan } from "../../pipeline/model/index.ts";
import { normalUpperTail } from "../../pipeline/stats/distributions/normal-upper-tail.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { evidenceOf, madeUpPlan } from "../support/evidence-of.ts";
import { shippedEvidence, shippedPlan } from "../support/shipped-evidence.ts";

const input = (plan: Plan, evidence: AnalysisInput["evidence"]): AnalysisInput => ({
  plan,
  evidence,
  instruments: [],
  dataset: null,
});

const quantity = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `published/network/${id}`);
  if (found === undefined) throw new RangeError(`headline is missing: ${id}`);
  return found.quantity.kind === "estimate" ? Number(found.quantity.value.toFixed(4)) : found.quantity.code;
};

const cells = (finding: Finding, table: string) => {
  const block = finding.blocks.find((one) => one.kind === "table" && one.id === table);
  return block?.kind === "table" ? block.rows : [];
};

describe("on the shipped numbers", () => {
  const finding = findingOf(network, input(shippedPlan(), shippedEvidence()));

  it("holds together and says nothing that is not bound", () => {
    const said = checkFinding(finding);
    expect(said).toContain("no chain of trials gives such a way round");
    expect(said).toContain("whether side by side and way round agree cannot be checked");
    expect(finding.standing).toBe("exploratory");
    expect(finding.headlines.every(({ test }) => test === null)).toBe(true);
  });

  it("has one number on the two side by side, and none by a way round", () => {
    for (const { id } of shippedPlan().networks.questions) {
      expect(quantity(finding, `${id}/direct`)).toBe(id === "depression-months" ? 0.65 : "no-data");
      expect(["no-data", "disconnected"]).toContain(quantity(finding, `${id}/indirect`));
    }
    expect(finding.headlines.filter(({ id }) => id.endsWith("half-normal"))).toEqual([]);
    expect(shippedPlan().networks.questions.map(({ id }) => quantity(finding, `${id}/components`))).toEqual([
      1, 1, 1, 1, 0, 0, 0,
    ]);
  });

  it("joins the first days of depression by four trials and response by two", () => {
    const used = (on: string) =>
      cells(finding, "used")
        .filter(([question]) => question === on)
        .map(([, , row, first, second]) => [row, first, second]);
    expect(used("depression in the first days")).toEqual([
      ["diazgranados-2010-01", "Ketamine", "Placebo"],
      ["lii-2023-p2-03 lii-2023-p2-04", "Ketamine", "Placebo"],
      ["zarate-2012-01", "Ketamine", "Placebo"],
      ["fava-2018-01", "Ketamine", "Active control"],
    ]);
    expect(used("response of depression in the first days").map(([, first, second]) => [first, second])).toEqual([
      ["Esketamine", "Placebo"],
      ["Ketamine", "Placebo"],
    ]);
  });

  it("never counts a group as placebo that stopped the treatment", () => {
    const before = finding.headlines.flatMap(({ rows }) => rows.flatMap((one) => ("keys" in one ? one.keys : [])));
    expect(before.some((key) => /daly-2019-sustain1|glue-2024-bedroc/.test(key))).toBe(false);
    const left = cells(finding, "left-out").filter((row) => /stopped it/.test(String(row.at(-1))));
    expect(new Set(left.map(([, , row]) => row))).toEqual(
      new Set([
        "daly-2019-sustain1-02",
        "daly-2019-sustain1-03",
        "daly-2019-sustain1-04",
        "daly-2019-sustain1-p2-02",
        "glue-2024-bedroc-02",
        "glue-2024-bedroc-03",
      ]),
    );
  });

  it("keeps digital training and talk with placebo apart", () => {
    const labels = new Set(
      finding.blocks.flatMap((block) =>
        block.kind === "table" && block.id.endsWith("-edges") ? block.rows.flatMap((row) => row.slice(0, 2)) : [],
      ),
    );
    for (const label of ["Therapy with active control", "Active control", "Digital training with placebo", "Placebo"])
      expect(labels).toContain(label);
  });
});

const node = (id: string) => ({
  id,
  label: id.toUpperCase(),
  untreated: id === "water",
  components: id === "water" ? [] : id === "cake" ? ["tea", "icing"] : [id],
  match: [{ modalities: [id], therapyKinds: null, words: null }],
});

const plan: Plan = {
  ...madeUpPlan(),
  networks: {
    nodes: ["cake", "tea", "water"].map(node),
    treatedStrands: [],
    contrast: { intervention: "cake", comparator: "tea" },
    designs: ["rct"],
    tauSquared: "REML",
    questions: [
      {
        id: "comfort",
        label: "comfort",
        family: "thirst",
        outcome: "comfort",
        scale: "smd",
        day: null,
        minimum: "smd",
      },
    ],
  },
};

const side = (study_id: string, arm_id: string, comparator_arm_id: string, estimate: number) => ({
  study_id,
  arm_id,
  comparator_arm_id,
  estimate,
  ci_low: estimate - 0.2,
  ci_high: estimate + 0.2,
});

describe("on made numbers", () => {
  const triangle = findingOf(
    network,
    input(
      plan,
      evidenceOf({ results: [side("a", "c", "w", 0.9), side("b", "t", "w", 0.2), side("d", "c", "t", -0.1)] }),
    ),
  );

  it("shows side by side and way round apart, and sets them against each other in a table", () => {
    const said = checkFinding(triangle);
    expect(quantity(triangle, "comfort/direct")).toBe(-0.1);
    expect(quantity(triangle, "comfort/indirect")).toBe(0.7);
    expect(quantity(triangle, "comfort/indirect/half-normal")).toBe(0.7);
    expect(said).toContain("This way round can mislead");
    expect(said).toContain("set against each other in the table of pairs");
    const [pair] = cells(triangle, "comfort-pairs");
    expect(pair?.slice(0, 3)).toEqual(["CAKE", "TEA", 1]);
    expect(pair?.slice(3, 6)).toMatchObject([
      { value: expect.closeTo(-0.1, 9) },
      { value: expect.closeTo(0.7, 9) },
      { value: expect.closeTo(-0.8, 9) },
    ]);
    const indirect = triangle.headlines.find(({ id }) => id.endsWith("/indirect"));
    expect(indirect?.basis).toMatchObject({ design: "modelled", trials: 2 });
  });

  it("shows what sums of parts give, named a sensitivity, with what it assumes", () => {
    // cake is tea and icing: 2·tea + icing = 0.9 + 0.2, tea + 2·icing = 0.9 − 0.1, so tea 1.4/3 and icing 0.5/3; SE² = ⅔ of a trial's
    const se = (0.2 / 1.959963984540054) * Math.sqrt(2 / 3);
    expect(quantity(triangle, "comfort/additive")).toBe(0.1667);
    const headline = triangle.headlines.find(({ id }) => id.endsWith("/additive"));
    expect(headline).toMatchObject({ test: null, quantity: { se: expect.closeTo(se, 9) } });
    const [sums] = cells(triangle, "additive");
    expect(sums?.[1]).toBe("CAKE");
    expect(sums?.[4]).toBe("nothing to check");
    expect(cells(triangle, "additive-parts")).toMatchObject([
      ["comfort", "icing", "smd", { value: expect.closeTo(0.5 / 3, 9) }],
      ["comfort", "tea", "smd", { value: expect.closeTo(1.4 / 3, 9) }],
    ]);
    expect(checkFinding(triangle)).toContain("it assumes no synergy, which is the very question");
    const apart = findingOf(network, input(plan, evidenceOf({ results: [side("b", "t", "w", 0.2)] })));
    expect(cells(apart, "additive")[0]?.[2]).toMatchObject({ code: "no-data" });
    expect(cells(apart, "additive-parts")).toEqual([]);
  });

  it("gives each treatment of the league table its P-score: the mean of Φ(d/SE) over the others", () => {
    // SE of every pair is √(2/3) of a trial's: water–tea–cake stand at 0, 1.4/3 and 1.9/3. R: mean(pnorm(c(a, b)))
    const league = cells(triangle, "comfort-league");
    const se = (0.2 / 1.959963984540054) * Math.sqrt(2 / 3);
    const phi = (d: number) => 1 - normalUpperTail(d / se);
    const level: Readonly<Record<string, number>> = { WATER: 0, TEA: 1.4 / 3, CAKE: 1.9 / 3 };
    for (const row of league) {
      const own = level[String(row[0])] as number;
      const others = Object.entries(level).flatMap(([name, at]) => (name === row[0] ? [] : [phi(own - at)]));
      expect(row.at(-1)).toBeCloseTo(others.reduce((a, b) => a + b, 0) / 2, 9);
    }
    expect(league.map((row) => row.at(-1) as number).reduce((a, b) => a + b, 0)).toBeCloseTo(1.5, 9);
  });

  it("works without questions and without rows", () => {
    checkFinding(findingOf(network, input({ ...plan, networks: { ...plan.networks, questions: [] } }, evidenceOf({}))));
    const none = findingOf(network, input(plan, evidenceOf({})));
    expect(checkFinding(none)).toContain("there is no network");
    expect(none.blocks.some(({ kind }) => kind === "chart")).toBe(false);
  });

  it("is a hint where no number decides, never more", () => {
    const find = findHeadline([triangle]);
    const half: HalfVerdict = {
      verdict: "no-evidence",
      reason: "none",
      headline: null,
      certainty: null,
      certaintyInputs: [],
      flags: [],
      sweep: [],
    };
    const ids = ["published/network/comfort/indirect"];
    expect(withIndirectHint(half, ids, find)).toEqual({ ...half, flags: ["indirect-points-towards"] });
    expect(withIndirectHint(half, ["published/network/comfort/direct"], find)).toBe(half);
    const decided: HalfVerdict = { ...half, verdict: "unresolved" };
    expect(withIndirectHint(decided, ids, find)).toBe(decided);
    const flat = findingOf(
      network,
      input(plan, evidenceOf({ results: [side("a", "c", "w", 0.2), side("b", "t", "w", 0.9)] })),
    );
    expect(withIndirectHint(half, ids, findHeadline([flat])).flags).toEqual(["indirect-points-against"]);
  });
});
