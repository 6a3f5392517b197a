import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { headToHead } from "../../pipeline/analyses/head-to-head.ts";
import { information } from "../../pipeline/analyses/information/information.ts";
import { informationSizes } from "../../pipeline/analyses/information/information-sizes.ts";
import type { Claim, ClaimsFile } from "../../pipeline/model/index.ts";
import { notEstimable } from "../../pipeline/stats/quantity.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { shippedEvidence, shippedPlan } from "../support/shipped-evidence.ts";
import { basis, claim, finding, headline, number, row } from "./ledger/built.ts";

const plan = shippedPlan();

const sizes = (...args: Parameters<typeof informationSizes>) =>
  informationSizes(...args).sizes.map(({ measure, power, one, several }) => [measure, power, one, several]);

const smd = headline({ basis: basis({ trials: 1, information: 3.00892, diversity: null, people: 28 }) });
const hazard = headline({
  unit: "hazard-ratio",
  better: "lower",
  quantity: notEstimable("no-data", "None."),
  basis: basis({ trials: 0, people: null, information: null }),
});

describe("what would settle a statement", () => {
  it("is 545.06 people for δ 0.24, 729.68 at power 0.90, rounded up, and a third more at D² 0.25", () => {
    expect(sizes(smd, "smd", plan)).toEqual([
      ["people", 0.8, 546, 727],
      ["people", 0.9, 730, 973],
    ]);
  });

  it("is 380 events or 354 people in each group for a hazard ratio of 0.75; 508 and 473 at power 0.90", () => {
    expect(sizes(hazard, "hr", plan)).toEqual([
      ["events", 0.8, 380, 506],
      ["people-per-group", 0.8, 354, 471],
      ["events", 0.9, 508, 678],
      ["people-per-group", 0.9, 473, 631],
    ]);
  });

  it("counts no events for a ratio of risks", () => {
    const risk = headline({ unit: "risk-ratio", quantity: number(0.8, 0.6, 1.1, "log") });
    expect(sizes(risk, "rr", plan).map(([measure]) => measure)).toEqual(["people-per-group", "people-per-group"]);
  });

  it("takes the trials' own D² from three trials on", () => {
    const own = headline({ basis: basis({ trials: 3, information: 136.2653, diversity: 0.5 }) });
    const reading = informationSizes(own, "smd", plan);
    expect(reading).toMatchObject({ diversity: 0.5, ownDiversity: true });
    expect(reading.sizes[0]?.several).toBe(1091);
    expect(reading.reached[0]?.share).toBeCloseTo(0.5, 5);
    expect(informationSizes(headline({ basis: basis({ trials: 2, diversity: 0.9 }) }), "smd", plan).diversity).toBe(
      0.25,
    );
  });

  it("is reached by 3.009·0.75/136.27 = 1.66 % with one trial of 28, by nothing without a trial, and unknown without its information", () => {
    const shares = (one: typeof smd, key: string) => informationSizes(one, key, plan).reached.map(({ share }) => share);
    expect(shares(smd, "smd")[0]).toBeCloseTo(0.016561, 5);
    expect(shares(smd, "smd")[1]).toBeCloseTo(0.012371, 5);
    expect(shares(hazard, "hr")).toEqual([0, 0]);
    expect(shares(headline({ basis: basis({ information: null }) }), "smd")).toEqual([null, null]);
    expect(shares(headline({ basis: null }), "smd")).toEqual([0, 0]);
  });
});

describe("the finding", () => {
  const claims: readonly Claim[] = (JSON.parse(readFileSync("data/claims.json", "utf8")) as ClaimsFile).claims;
  const input = { plan, instruments: [], evidence: shippedEvidence(), dataset: null };

  it("speaks of durability and relapse on the shipped rows, at both powers", () => {
    const made = information({ plan, claims, findings: [findingOf(headToHead, input)] });
    const values = Object.fromEntries(
      made.headlines.map(({ id, quantity }) => [
        id.replace("published/information/", ""),
        quantity.kind === "estimate" ? quantity.value : null,
      ]),
    );
    expect(values).toMatchObject({
      "durability/people": 546,
      "durability/people-several": 727,
      "durability/people/strict": 730,
      "relapse/events": 380,
      "relapse/events/strict": 508,
      "relapse/people-per-group": 354,
      "relapse/people-per-group/strict": 473,
      "relapse/reached": 0,
    });
    expect(values["durability/reached"]).toBeCloseTo(1.6561, 3);
    const said = checkFinding(made);
    expect(said).toContain("A trial of about 546 people would settle it.");
    expect(said).toContain("So far, 2% of that has been reached.");
    expect(said).toContain("A trial of about 354 people in each group would settle it.");
  });

  it("says that it is not known where the trials do not print their information", () => {
    const part = headline({ id: "published/a/b", basis: basis({ information: null }) });
    const made = information({
      plan: { ...plan, informationSize: { ...plan.informationSize, statements: ["lasts"] } },
      claims: [row("lasts", claim())],
      findings: [finding("published/a", [part])],
    });
    expect(checkFinding(made)).toContain("How much of that has been reached is not known.");
  });

  it("leaves out a statement that no headline decides, and refuses one that does not exist", () => {
    const asked = (statements: readonly string[]) =>
      information({
        plan: { ...plan, informationSize: { ...plan.informationSize, statements } },
        claims: [row("lasts", claim({ headline: null }))],
        findings: [],
      });
    expect(asked(["lasts"]).headlines).toEqual([]);
    expect(() => asked(["lives"])).toThrow("lives");
  });
});
