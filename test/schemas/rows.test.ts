import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateRows, rowsPath } from "../../schemas/generate-types.ts";
import { readonlyTypes } from "../../schemas/readonly-types.ts";

describe("pipeline/model/rows.ts", () => {
  it("is what the schemas say; when it is stale, run `npm run types`", async () => {
    expect(readFileSync(rowsPath, "utf8") === (await generateRows()), "stale: run `npm run types`").toBe(true);
  });

  it("has a row and a columns type for each table and a file type for each JSON file", () => {
    const text = readFileSync(rowsPath, "utf8");
    const exported = [...text.matchAll(/^export interface (\w+)/gm)].map(([, name]) => name);
    for (const table of [
      "Studies",
      "Arms",
      "Results",
      "RiskOfBias",
      "Durability",
      "Patients",
      "Outcomes",
      "Sessions",
      "Satisfaction",
      "Events",
    ]) {
      expect(exported).toContain(`${table}Row`);
      expect(exported).toContain(`${table}Columns`);
    }
    for (const file of ["Study", "Claims", "Instrument", "Screening", "Dataset", "Simulation"])
      expect(exported).toContain(`${file}File`);
    expect(new Set(exported).size).toBe(exported.length);
  });
});

describe("readonlyTypes", () => {
  it.each([
    ["  a: string;", "  readonly a: string;"],
    ['  "a-b"?: number[];', '  readonly "a-b"?: readonly number[];'],
    ['  a: ("x" | "y")[];', '  readonly a: readonly ("x" | "y")[];'],
    ["  a: string[][];", "  readonly a: readonly (readonly string[])[];"],
    ["  a: [number, number];", "  readonly a: readonly [number, number];"],
    ["  a: [number, number][] | null;", "  readonly a: readonly (readonly [number, number])[] | null;"],
    ["  a: {\n    b: string;\n  }[];", "  readonly a: readonly {\n    readonly b: string;\n  }[];"],
    ["  [k: string]: string[];", "  readonly [k: string]: readonly string[];"],
    ["  /** note: a [] */\n  a: string;", "  /** note: a [] */\n  readonly a: string;"],
  ])("%s", (source, expected) => {
    expect(readonlyTypes(source)).toBe(expected);
  });
});
