import { describe, expect, it } from "vitest";
import { parseInteger, parseNumber } from "../../pipeline/ingest/parse-cell.ts";
import { fc } from "../support/properties.ts";

describe("parseNumber", () => {
  it.each([
    ["0", 0],
    ["-0", 0],
    ["12.50", 12.5],
    ["-59", -59],
    ["0.00001", 0.00001],
    ["1e-05", 0.00001],
  ])("reads %s", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
  it.each([
    "007",
    "0x10",
    " 5 ",
    "5 ",
    "1,5",
    "+5",
    ".5",
    "5.",
    "NA",
    "Infinity",
    "NaN",
    "1e999",
    "1_000",
    "٣",
    "1e",
    "--1",
    "$5",
    "5%",
  ])("leaves %s as text", (text) => {
    expect(parseNumber(text)).toBe(text);
    expect(parseInteger(text)).toBe(text);
  });
  it("reads back every finite number that JSON prints", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(parseNumber(JSON.stringify(x))).toBe(x + 0);
      }),
    );
  });
});

describe("parseInteger", () => {
  it.each([
    ["0", 0],
    ["-400", -400],
    ["2147483647", 2147483647],
    ["-2147483647", -2147483647],
  ])("reads %s", (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });
  it.each(["1.0", "1e3", "2147483648", "-2147483648", "99999999999"])("leaves %s as text", (text) => {
    expect(parseInteger(text)).toBe(text);
  });
});
