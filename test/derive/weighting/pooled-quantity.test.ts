import { expect, it } from "vitest";
import { pooledQuantity } from "../../../pipeline/derive/weighting/pooled-quantity.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";

const ratios = [0.7, 0.8, 0.65].map((value, i) => estimate(value, { se: 0.2 + i / 50, seScale: "log" }));
const logs = ratios.map(({ value, se }) => estimate(Math.log(value), { se }));
const options = { completeDf: 80, level: 0.95 };

it("pools a ratio as its logarithm", () => {
  const [ratio, log] = [pooledQuantity(ratios, options), pooledQuantity(logs, options)];
  if (ratio.kind === "not-estimable" || log.kind === "not-estimable") throw new RangeError("both must be estimable");
  expect(ratio.seScale).toBe("log");
  expect(Math.log(ratio.value)).toBeCloseTo(log.value, 12);
  expect(ratio.se).toBeCloseTo(log.se ?? 0, 12);
  const limits = (quantity: typeof ratio) => [quantity.intervals[0]?.low, quantity.intervals[0]?.high];
  expect(limits(ratio).map((limit) => Math.log(limit ?? 0))).toEqual(
    limits(log).map((x) => expect.closeTo(x ?? 0, 12)),
  );
  // The mean of the logarithms, by hand.
  expect(ratio.value).toBeCloseTo(Math.cbrt(0.7 * 0.8 * 0.65), 12);
});

it("cuts limits to what the number can be, and says nothing of no set", () => {
  const cut = pooledQuantity(
    [0.9, 0.95].map((value) => estimate(value, { se: 0.2 })),
    { ...options, range: [0, 1] },
  );
  expect(cut.kind === "estimate" && cut.intervals[0]?.high).toBe(1);
  expect(pooledQuantity([], options)).toMatchObject({ kind: "not-estimable", code: "no-data" });
});
