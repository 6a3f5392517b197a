import { describe, expect, it } from "vitest";
import { satisfaction } from "../../pipeline/analyses/satisfaction.ts";
import type { Finding, Instrument } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, type Person } from "../support/made-study.ts";

const person = (id: string, talk: boolean, answers: Person["answers"]): Person => ({
  id,
  doses: [[0, "acute"]],
  therapy: talk ? [1, 2] : [],
  scores: [[0, 20]],
  ...(answers ? { answers } : {}),
});

const people: Person[] = [
  person("a", false, [
    [20, 8],
    [60, 20],
    [90, 31],
  ]),
  person("b", false, [[28, 24]]),
  person("c", false, [[120, 22]]),
  person("d", false, [[121, 30]]),
  person("e", true, [[40, 30]]),
  person("f", true, [
    [50, null],
    [60, 28],
  ]),
  person("g", true, [[70, 23]]),
  person("h", true, undefined),
  person("i", true, undefined),
];

const run = (
  list: readonly Person[],
  instruments: readonly Instrument[] = madeInstruments(),
  shuffle = false,
): Finding => findingOf(satisfaction, madeInput(list, { instruments, shuffle }));

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `made/satisfaction/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

describe("satisfaction", () => {
  it("takes the first answer in the window", () => {
    const finding = run(people);
    checkFinding(finding);
    expect(of(finding, "mean/plain").quantity).toMatchObject({ value: 22 });
    expect(of(finding, "mean/talk").quantity).toMatchObject({ value: 27 });
    expect(of(finding, "answered/plain")).toMatchObject({ n: 4, events: 3 });
    expect(of(finding, "answered/talk")).toMatchObject({ n: 5, events: 3 });
  });

  it("compares means by Welch and pairs by superiority, intervention first", () => {
    const finding = run(people);
    const difference = of(finding, "mean-difference/unadjusted");
    // Variances 4 and 13, three people each.
    expect(difference.quantity).toMatchObject({ kind: "estimate", value: 5 });
    if (difference.quantity.kind === "estimate") expect(difference.quantity.se).toBeCloseTo(Math.sqrt(17 / 3), 12);
    // R 4.2.2: t.test(c(30, 28, 23), c(20, 24, 22))$conf.int
    const [interval] = difference.quantity.kind === "estimate" ? difference.quantity.intervals : [];
    expect(interval?.low).toBeCloseTo(-2.40801978405, 6);
    expect(difference.test).toBeNull();
    // 30, 28 beat 20, 24, 22; 23 beats 20 and 22.
    const superiority = of(finding, "probability-of-superiority/unadjusted").quantity;
    expect(superiority).toMatchObject({ kind: "estimate" });
    if (superiority.kind === "estimate") expect(superiority.value).toBeCloseTo(8 / 9, 12);
  });

  it("draws totals when no bands are cited, from the rows of its table", () => {
    const finding = run(people);
    const table = finding.blocks.find((block) => block.kind === "table" && block.id === "answers");
    const rows = table?.kind === "table" ? table.rows : [];
    expect(rows).toHaveLength(50);
    expect(rows.filter(([, low]) => low === 22 || low === 23)).toEqual([
      ["Plain", 22, 1],
      ["Plain", 23, 0],
      ["Talk", 22, 0],
      ["Talk", 23, 1],
    ]);
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people, madeInstruments(), true)).toEqual(run(people));
  });

  it.each([
    ["nobody", []],
    ["one person", people.slice(0, 1)],
    ["nobody answers", people.slice(7)],
    ["one group is empty", people.slice(0, 3)],
  ] as const)("words it for %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    expect(of(finding, "mean-difference/unadjusted").quantity.kind).toBe("not-estimable");
    expect(of(finding, "probability-of-superiority/unadjusted").quantity.kind).toBe("not-estimable");
  });

  it("does without a picture when the study has no file for the instrument", () => {
    const finding = run(people, madeInstruments().slice(0, 1));
    checkFinding(finding);
    expect(finding.blocks.some(({ kind }) => kind === "chart")).toBe(false);
    expect(finding.caveats.map(({ code }) => code)).toContain("instrument-absent");
  });
});

describe("satisfaction with cited bands", () => {
  const band = (label: string, from: number, to: number, dissatisfied: boolean) => ({
    label,
    from,
    to,
    dissatisfied,
    citation: "nobody-2000",
  });
  const [mood, joy] = madeInstruments();
  if (!mood || !joy) throw new Error("no instruments");
  const banded: Instrument = {
    ...joy,
    satisfactionBands: [band("low", 8, 20, true), band("middle", 21, 26, false), band("high", 27, 32, false)],
  };

  it("draws them as bars and counts each answer once", () => {
    const finding = run(people, [mood, banded]);
    checkFinding(finding);
    const table = finding.blocks.find((block) => block.kind === "table" && block.id === "answers");
    expect(table?.kind === "table" && table.rows).toEqual([
      ["Plain", "low", 1],
      ["Plain", "middle", 2],
      ["Plain", "high", 0],
      ["Talk", "low", 0],
      ["Talk", "middle", 1],
      ["Talk", "high", 2],
    ]);
  });
});
