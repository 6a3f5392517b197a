import { expect, test } from "vitest";
import { compare, toleranceAt } from "./harness/compare.ts";
import { designMatrix, modelFrame } from "./harness/design-matrix.ts";
import { labelOf, parseExpression } from "./harness/expression.ts";
import { parseFormula } from "./harness/formula.ts";
import { kindOf, kinds } from "./harness/kinds.ts";
import { levels, readTable } from "./harness/read-table.ts";
import { columnIn } from "./harness/roles.ts";
import type { ReferenceCase, ResultTree, Tree } from "./harness/types.ts";

const table = readTable(
  "made.csv",
  'y,ph.ecog,arm,b,year\r\n1,0,"x, ""1""",10,1991\r\n2,1,Z,2,1992\r\n3,,Z,3,1993\r\n4,2,x,10,1990\r\n',
);

const namesOf = (formula: string, factors?: readonly string[]) =>
  modelFrame(formula, table, factors ? { factors } : {}).design.names;

test("CSV: quotes, empty fields, C order of text, size of numbers", () => {
  expect(table.rows).toBe(4);
  expect(table.columns["ph.ecog"]).toEqual(["0", "1", null, "2"]);
  expect(levels(table, "arm")).toEqual(["Z", "x", 'x, "1"']);
  expect(levels(table, "b")).toEqual(["2", "3", "10"]);
});

test("column names with remarks", () => {
  expect(columnIn(table, "ph.ecog (1=event)")).toBe("ph.ecog");
  expect(columnIn(table, "b: events group 1")).toBe("b");
  expect(columnIn(table, "bb")).toBeNull();
});

test("labels as R prints them", () => {
  for (const [text, label] of [
    ["I(year-1990)", "I(year - 1990)"],
    ["log( b/2 )", "log(b/2)"],
    ["I( b ^2*3 )", "I(b^2 * 3)"],
    ["I(-(b+1))", "I(-(b + 1))"],
    ["factor(ph.ecog)", "factor(ph.ecog)"],
  ] as const) {
    expect(labelOf(parseExpression(text))).toBe(label);
  }
});

test("names of coefficients: contrasts and R's rule of margins", () => {
  expect(namesOf("~ b + arm")).toEqual(["(Intercept)", "b", "armx", 'armx, "1"']);
  expect(namesOf("y ~ ph.ecog + factor(b)")).toEqual(["(Intercept)", "ph.ecog", "factor(b)10"]);
  expect(namesOf("~ b + b:y", ["b"])).toEqual(["(Intercept)", "b3", "b10", "b2:y", "b3:y", "b10:y"]);
  expect(namesOf("~ b*y", ["b"])).toEqual(["(Intercept)", "b3", "b10", "y", "b3:y", "b10:y"]);
  expect(namesOf("~ 0 + factor(b) + I(b > 2)")).toEqual(["factor(b)2", "factor(b)3", "factor(b)10", "I(b > 2)TRUE"]);
  expect(namesOf("~ y + factor(b) - 1")).toEqual(["y", "factor(b)2", "factor(b)3", "factor(b)10"]);
  expect(namesOf("~ (y + b)^2 - y")).toEqual(["(Intercept)", "b", "y:b"]);
  expect(namesOf("~ y:b + b")).toEqual(["(Intercept)", "b", "y:b"]);
  expect(namesOf("~ factor(b):factor(y)")).toHaveLength(13);
  expect(namesOf("~ 1")).toEqual(["(Intercept)"]);
});

test("values: rows with missing cells go, arithmetic is done", () => {
  const { rows, response, design } = modelFrame("log(y) ~ ph.ecog + I((year - 1990)^2 / 2)", table);
  expect(rows).toEqual([0, 1, 3]);
  expect(Array.from(response ?? [])).toEqual([0, Math.log(2), Math.log(4)]);
  expect(design.columns.map((column) => Array.from(column))).toEqual([
    [1, 1, 1],
    [0, 1, 2],
    [0.5, 2, 0],
  ]);
  expect(design.assign).toEqual([0, 1, 2]);
  expect(design.terms).toEqual(["ph.ecog", "I((year - 1990)^2/2)"]);
  expect(() => designMatrix(parseFormula("~ sin(b)"), table)).toThrow("function not known in a formula: sin");
});

const made = (expected: { readonly [key: string]: Tree }): ReferenceCase => ({
  id: "made",
  title: "",
  source: "",
  method: "",
  inputs: {},
  expected,
  tolerance: { rel: 1e-6, abs: 0, overrides: { "*.se": { rel: 0.1 }, "a.b": { rel: 1e-3 } } },
  tables: [],
});

const failures = (expected: { readonly [key: string]: Tree }, actual: ResultTree) =>
  compare(made(expected), actual)
    .filter(({ passed }) => !passed)
    .map(({ path }) => path);

test("every expected leaf must be there and be right", () => {
  const expected = { a: { se: 1, x: 2 }, list: ["p", "q"], none: null, open: "Infinity" };
  const right = { a: { se: 1.05, x: 2.000001 }, list: ["p", "q"], none: null, open: null, more: 1 };
  expect(failures(expected, right)).toEqual([]);
  expect(failures(expected, {})).toEqual(["a.se", "a.x", "list.0", "list.1", "none", "open"]);
  expect(failures(expected, { ...right, a: { se: 1.2, x: 2.00001 } })).toEqual(["a.se", "a.x"]);
  expect(failures(expected, { ...right, list: ["p", "q", "r"] })).toEqual(["list"]);
  expect(failures(expected, { ...right, none: 0, open: 3 })).toEqual(["none", "open"]);
  expect(failures({ x: Number.MIN_VALUE }, { x: Number.NaN })).toEqual(["x"]);
  const refused: ResultTree = { kind: "not-estimable", code: "too-few", reason: "Too few." };
  expect(failures({ a: { low: null, high: 1 } }, { a: refused })).toEqual(["a.high"]);
});

test("overrides fit a path, its branches, and anything for *", () => {
  expect(toleranceAt(made({}), "g.1.se").rel).toBe(0.1);
  expect(toleranceAt(made({}), "g.sex").rel).toBe(1e-6);
  expect(toleranceAt(made({}), "a.b.3").rel).toBe(1e-3);
});

test("the longest prefix is the kind", () => {
  expect(kindOf("surv-cox-lefttrunc-other")).toBe("surv-cox-lefttrunc");
  expect(kindOf("surv-cox-left")).toBe("surv-cox");
  expect(kindOf("sat-2x2")).toBe("sat-2x2");
  expect(kindOf("other")).toBeNull();
  expect(new Set(kinds).size).toBe(51);
});
