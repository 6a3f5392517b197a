import { describe, expect, it } from "vitest";
import { adverseEvents } from "../../pipeline/analyses/adverse-events.ts";
import type { Finding } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, type Person } from "../support/made-study.ts";

const person = (id: string, talk: boolean, events: Person["events"] = []): Person => ({
  id,
  doses: [[0, "acute"]],
  therapy: talk ? [1, 2] : [],
  scores: [],
  events,
});

const mild = { day: 2, kind: "adverse_event", severity: "mild" };
const severe = { day: 9, kind: "adverse_event", severity: "severe" };

const people: Person[] = [
  person("a", false, [mild, mild, severe]),
  person("b", false, [{ ...mild, day: -3 }]),
  person("c", false, [{ day: 30, kind: "dropout" }]),
  person("d", false),
  person("e", true, [mild]),
  person("f", true, [{ day: 40, kind: "hospitalisation", cause: "other" }, mild]),
  person("g", true),
  { id: "h", excluded: 1, doses: [[0, "acute"]], events: [severe] },
];

const run = (list: readonly Person[], shuffle = false): Finding =>
  findingOf(adverseEvents, madeInput(list, { instruments: madeInstruments(), shuffle }));

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `made/adverse-events/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

describe("adverse events", () => {
  it("counts treated people once from the first dose on", () => {
    const finding = run(people);
    const said = checkFinding(finding);
    expect(of(finding, "adverse-event/plain")).toMatchObject({ events: 1, n: 4 });
    expect(of(finding, "adverse-event/talk")).toMatchObject({ events: 2, n: 3 });
    expect(of(finding, "severe-adverse-event/plain")).toMatchObject({ events: 1, n: 4 });
    expect(of(finding, "severe-adverse-event/talk")).toMatchObject({ events: 0, n: 3 });
    expect(of(finding, "hospitalisation/talk")).toMatchObject({ events: 1 });
    expect(of(finding, "dropout/plain")).toMatchObject({ events: 1 });
    expect(of(finding, "death/plain").quantity).toMatchObject({ kind: "estimate", value: 0 });
    expect(said).toContain("People who died: none seen.");
  });

  it("gives the exact interval and Newcombe's difference, intervention minus comparator", () => {
    const finding = run(people);
    const none = of(finding, "severe-adverse-event/talk").quantity;
    // 1 − 0.025^(1/3)
    if (none.kind === "estimate") expect(none.intervals[0]?.high).toBeCloseTo(1 - Math.exp(Math.log(0.025) / 3), 10);
    expect(none.kind).toBe("estimate");
    const difference = of(finding, "risk-difference/unadjusted");
    expect(difference.quantity).toMatchObject({ kind: "estimate" });
    if (difference.quantity.kind === "estimate") expect(difference.quantity.value).toBeCloseTo(2 / 3 - 1 / 4, 12);
    expect(difference).toMatchObject({ n: 7, events: 3, better: "lower" });
  });

  it("tells none seen from not recorded", () => {
    const nothing = run([person("a", false), person("b", true)]);
    expect(checkFinding(nothing)).toContain("not recorded");
    for (const { quantity } of nothing.headlines)
      expect(quantity).toMatchObject({ kind: "not-estimable", code: "no-data" });
    const onlyDropout = run([person("a", false, [{ day: 3, kind: "dropout" }]), person("b", true)]);
    expect(of(onlyDropout, "adverse-event/plain").quantity.kind).toBe("not-estimable");
    expect(of(onlyDropout, "death/plain").quantity).toMatchObject({ value: 0 });
    expect(onlyDropout.caveats.map(({ code }) => code)).toContain("not-recorded");
  });

  it("counts people by their worst adverse event, with exact intervals", () => {
    const table = run(people).blocks.find((block) => block.kind === "table" && block.id === "severity");
    const rows = table?.kind === "table" ? table.rows : [];
    // a had mild and severe, b only before the first dose; e and f mild.
    expect(rows.map(([severity, plain, , talk]) => [severity, plain, talk])).toEqual([
      ["No severity stated", 0, 0],
      ["Mild", 0, 2],
      ["Moderate", 0, 0],
      ["Severe", 1, 0],
      ["Life-threatening", 0, 0],
      ["Fatal", 0, 0],
    ]);
    expect(rows[3]?.[2]).toMatchObject({ kind: "estimate", value: 0.25 });
  });

  it("finds who was worse than baseline by the minimal important difference at any visit after the first dose", () => {
    const scored = (id: string, talk: boolean, ...scores: readonly (readonly [number, number])[]): Person => ({
      ...person(id, talk, [mild]),
      scores,
    });
    const list = [
      scored("a", false, [0, 12], [7, 17], [20, 3]),
      scored("b", false, [0, 12], [7, 16]),
      // No later score, no baseline: could not show it.
      scored("c", false, [0, 12]),
      scored("d", false, [7, 20]),
      scored("e", true, [0, 12], [300, 20]),
      scored("f", true, [-3, 12], [0, 18], [7, 20]),
    ];
    const finding = findingOf(adverseEvents, madeInput(list, { instruments: madeInstruments({ mid: 5 }) }));
    checkFinding(finding);
    expect(of(finding, "worsening/plain")).toMatchObject({ events: 1, n: 2 });
    expect(of(finding, "worsening/talk")).toMatchObject({ events: 1, n: 2 });
    expect(of(finding, "risk-difference/worsening/unadjusted").quantity).toMatchObject({ kind: "estimate", value: 0 });
    // Without a cited difference nothing can be said.
    expect(of(run(list), "worsening/plain").quantity).toMatchObject({ kind: "not-estimable", code: "no-data" });
  });

  it("finds a rise of suicidal thoughts where the declared instrument is there", () => {
    const list = [
      { ...person("a", false, [mild]), scores: [[0, 2] as const, [9, 3] as const] },
      { ...person("b", true, [mild]), scores: [[0, 2] as const, [9, 1] as const] },
    ];
    const harms = { ideation: { instrument: "mood", rise: 1 } };
    const finding = findingOf(adverseEvents, madeInput(list, { instruments: madeInstruments(), plan: { harms } }));
    checkFinding(finding);
    expect(of(finding, "ideation-rise/plain")).toMatchObject({ events: 1, n: 1 });
    expect(of(finding, "ideation-rise/talk")).toMatchObject({ events: 0, n: 1 });
    const none = findingOf(
      adverseEvents,
      madeInput(list, { instruments: madeInstruments(), plan: { harms: { ideation: null } } }),
    );
    expect(of(none, "ideation-rise/plain").quantity).toMatchObject({ code: "no-data" });
    expect(checkFinding(none)).toContain("not measured");
  });

  it("tells dropout for adverse events only where reasons are stated", () => {
    const left = (id: string, talk: boolean, cause?: string): Person =>
      person(id, talk, [{ day: 9, kind: "dropout", ...(cause === undefined ? {} : { cause }) }]);
    const stated = run([left("a", false, "adverse_event"), left("b", false), left("c", true, "other")]);
    expect(of(stated, "dropout-for-adverse-event/plain")).toMatchObject({ events: 1, n: 2 });
    expect(of(stated, "risk-difference/dropout-for-adverse-event/unadjusted").quantity.kind).toBe("estimate");
    const silent = run([left("a", false), left("c", true)]);
    expect(of(silent, "dropout-for-adverse-event/plain").quantity).toMatchObject({ code: "no-data" });
    expect(of(silent, "risk-difference/dropout/unadjusted").quantity).toMatchObject({ kind: "estimate", value: 0 });
  });

  it.each([
    ["nobody", []],
    ["one group is empty", people.slice(0, 3)],
  ] as const)("words it for %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    expect(of(finding, "risk-difference/unadjusted").quantity.kind).toBe("not-estimable");
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people, true)).toEqual(run(people));
  });
});
