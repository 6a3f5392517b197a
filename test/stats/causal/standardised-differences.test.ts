import { expect, it } from "vitest";
import { covariateBalance } from "../../../pipeline/stats/causal/covariate-balance.ts";
import { standardisedDifferences } from "../../../pipeline/stats/causal/standardised-differences.ts";
import { fc } from "../../support/properties.ts";

it("are those of covariateBalance, weighted and not", () => {
  const person = fc.tuple(
    fc.integer({ min: 0, max: 1 }),
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(person, { minLength: 6, maxLength: 30 }), (people) => {
      const treated = people.map(([a]) => a);
      const covariates = [people.map(([, x]) => x), people.map(([, x]) => (x > 0 ? 1 : 0)), people.map(() => 4)];
      for (const weight of [undefined, people.map(([, , w]) => w)]) {
        const data = { treated, covariates, ...(weight ? { weight } : {}) };
        const slow = covariateBalance(data);
        const fast = standardisedDifferences(data);
        if (slow.kind === "not-estimable") expect(fast).toEqual([null, null, null]);
        else {
          slow.rows.forEach(({ standardisedDifference: one }, j) => {
            if (one.kind === "estimate") expect(fast[j]).toBeCloseTo(one.value, 9);
            else expect(fast[j]).toBeNull();
          });
        }
      }
    }),
  );
});
