import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../pipeline/ingest/compile-schema.ts";
import { decimalDoubts, powerOfTenApart } from "../../../pipeline/ingest/import/decimal-doubts.ts";
import {
  differenceFromCounts,
  differenceFromMeans,
  errorFromPeople,
  ratioFromCounts,
} from "../../../pipeline/ingest/import/effects-again.ts";
import { exampleOf } from "../../../pipeline/ingest/import/example-of.ts";
import { shippedMappings } from "../../../pipeline/ingest/import/shipped-mappings.ts";
import { slugs } from "../../../pipeline/ingest/import/slug.ts";
import { sourceNumber } from "../../../pipeline/ingest/import/source-number.ts";
import type { SourceRow } from "../../../pipeline/ingest/import/source-row.ts";
import mappingSchema from "../../../schemas/mapping.schema.json" with { type: "json" };
import studySchema from "../../../schemas/study.schema.json" with { type: "json" };
import { fc } from "../../support/properties.ts";

const row = (number: Readonly<Record<string, number>>): SourceRow => ({
  row: 2,
  line: 2,
  text: Object.fromEntries(Object.entries(number).map(([field, value]) => [field, String(value)])),
  number,
});

describe("shipped mappings", () => {
  it.each(Object.entries(shippedMappings))("%s meets its schema", (_, mapping) => {
    expect(compileSchema(mappingSchema)(mapping)).toEqual([]);
  });

  it.each(Object.values(shippedMappings).map((mapping) => [mapping.id, mapping]))(
    "%s declares a preset that a plan takes",
    (_, mapping) => {
      const { $id: _id, ...schema } = studySchema;
      const judge = compileSchema({ ...schema.properties.plan.properties.preset, $schema: schema.$schema });
      expect(judge(mapping.preset)).toEqual([]);
    },
  );
});

describe("sourceNumber", () => {
  it.each([
    ["25,38", 25.38],
    ["31.1", 31.1],
    ["-0,162068431882732", -0.162068431882732],
    [" 12 ", 12],
    ["1e-3", 0.001],
  ])("%s", (cell, value) => expect(sourceNumber(cell, [",", "."])).toBe(value));

  it.each(["NR", "1.234,5", "1,2,3", "=1+1", "12 %", "", "١٢", "1e999", "--1", "0x10"])("refuses %s", (cell) =>
    expect(sourceNumber(cell, [",", "."])).toBeNull(),
  );

  it("takes no mark that is not declared", () => expect(sourceNumber("1.5", [","])).toBeNull());

  it("reads every number that it could have written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(sourceNumber(String(value).replace(".", ","), [","])).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });
});

describe("effects made again", () => {
  it("g from means as the source makes it: J·d with the error of d", () => {
    // Alavi 2020 in the shipped cut: .g −1,67646657594636, .g_se 0,271084899400218
    const again = differenceFromMeans({ mean1: 25.38, sd1: 7.03, n1: 36, mean2: 37.1, sd2: 6.81, n2: 38 }, "d");
    expect(again?.estimate).toBeCloseTo(-1.67646657594636, 12);
    expect(again?.standardError).toBeCloseTo(0.271084899400218, 12);
  });

  it("g and log RR from counts", () => {
    // Power 1989: .g −0,701049192821283 (turned), .g_se 0,545168602682562, .log_rr 0,405465108108165, .log_rr_se 0,309773459094862
    const counts = { events1: 9, n1: 11, events2: 6, n2: 11 };
    expect(differenceFromCounts(counts, 0.5, "d")?.estimate).toBeCloseTo(0.701049192821283, 12);
    expect(differenceFromCounts(counts, 0.5, "d")?.standardError).toBeCloseTo(0.545168602682562, 12);
    expect(ratioFromCounts(counts, 0.5)?.estimate).toBeCloseTo(0.405465108108165, 12);
    expect(ratioFromCounts(counts, 0.5)?.standardError).toBeCloseTo(0.309773459094862, 12);
  });

  it("the error of a printed g from the people alone; none from too few", () => {
    expect(errorFromPeople(0, 20, 20)).toBeCloseTo(Math.sqrt(0.1), 14);
    expect(errorFromPeople(0.5, 1, 1)).toBeNull();
    expect(ratioFromCounts({ events1: 0, n1: 5, events2: 0, n2: 5 }, 0.5)).toBeNull();
    expect(differenceFromMeans({ mean1: 1, sd1: 0, n1: 5, mean2: 1, sd2: 0, n2: 5 }, "d")).toBeNull();
  });
});

describe("decimalDoubts", () => {
  const doubted = (number: Readonly<Record<string, number>>) =>
    decimalDoubts(row(number), {}, 8).map(({ column, other }) => [column, other]);

  it("tells a mean without its decimal mark", () => {
    expect(doubted({ mean1: 1234, mean2: 11.8, baselineMean1: 19.2, baselineMean2: 18.7 })).toEqual([["mean1", 18.7]]);
    expect(doubted({ mean1: 1234, mean2: 11.8 })).toEqual([["mean1", 11.8]]);
  });

  it("tells a deviation that is too small, and leaves honest rows and zeros alone", () => {
    expect(doubted({ sd1: 17.34, sd2: 17.37, baselineSd1: 9.05, baselineSd2: 1.227 })).toEqual([
      ["baselineSd2", 17.34],
    ]);
    expect(doubted({ mean1: 9, mean2: 62.96, baselineMean1: 65.46, baselineMean2: 68.3 })).toEqual([]);
    expect(doubted({ mean1: 0, mean2: 20, baselineMean1: 30, baselineMean2: 31 })).toEqual([]);
    expect(doubted({ mean1: 40, mean2: 2 })).toEqual([]);
  });

  it("knows powers of ten", () => {
    expect(powerOfTenApart(1.349, 0.13267, 0.05)).toBe(true);
    expect(powerOfTenApart(1.349, 0.5, 0.05)).toBe(false);
    expect(powerOfTenApart(0, 1, 0.05)).toBe(false);
  });
});

describe("slugs and examples", () => {
  it("gives every text a key of its own, whatever the order", () => {
    const texts = ["Müller, 2001", "Muller 2001", "???", "!!!"];
    expect([...slugs(texts, 56)].sort()).toEqual([...slugs([...texts].reverse(), 56)].sort());
    expect(new Set(slugs(texts, 56).values()).size).toBe(4);
  });

  it("makes a plan that the schema takes", () => {
    const { plan } = studySchema.properties;
    expect(compileSchema({ ...plan, $schema: studySchema.$schema })(exampleOf(plan))).toEqual([]);
  });
});
