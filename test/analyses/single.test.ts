import { expect, it } from "vitest";
import { single } from "../../pipeline/analyses/single.ts";
import { timeToRelapse } from "../../pipeline/analyses/time-to-relapse.ts";
import { madeInput } from "../support/made-study.ts";

const input = madeInput([], { instruments: [] });

it("is one task, and its finding is what the task gave", () => {
  expect(timeToRelapse.tasks(input)).toEqual([null]);
  const part = timeToRelapse.run(input, null);
  expect(timeToRelapse.finding(input, [part])).toBe(part);
  expect(structuredClone(part)).toEqual(part);
});

it("refuses a finding without its part, and patients without a data set", () => {
  const one = single({
    id: "x",
    half: "patients",
    reads: { tables: [], plan: [] },
    run: (given) => timeToRelapse.finding(given, [timeToRelapse.run(given, null)]),
  });
  expect(() => one.finding(input, [])).toThrow("parts must hold one finding: 0");
  expect(() => one.run({ ...input, dataset: null }, null)).toThrow("dataset must be given: null");
});
