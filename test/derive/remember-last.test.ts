import { expect, test } from "vitest";
import { rememberLast } from "../../pipeline/derive/remember-last.ts";

test("works once for the same inputs, again for any other, and never mixes them up", () => {
  let worked = 0;
  const sum = rememberLast((list: readonly number[], more: number) => {
    worked += 1;
    return list.reduce((total, one) => total + one, more);
  });
  const list = [1, 2];
  expect([sum(list, 1), sum(list, 1), worked]).toEqual([4, 4, 1]);
  expect([sum(list, 2), worked]).toEqual([5, 2]);
  expect([sum([1, 2], 2), worked]).toEqual([5, 3]);
  expect([sum(list, Number.NaN), sum(list, Number.NaN), worked]).toEqual([Number.NaN, Number.NaN, 4]);
});

test("a failure is not remembered", () => {
  let fails = true;
  const once = rememberLast(() => {
    if (fails) throw new RangeError("not yet");
    return 1;
  });
  expect(once).toThrow("not yet");
  fails = false;
  expect(once()).toBe(1);
});
