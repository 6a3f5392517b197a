import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { chartConfig, themes } from "../../pipeline/report/theme.ts";
import { examples, frameOf } from "./examples.ts";

const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
const isSpec = ajv.compile(schema);

const FORBIDDEN = new Set(["config", "font", "fontSize", "fontWeight", "fontStyle", "stroke", "fill", "background"]);
const CHANNELS = new Set(["fill", "stroke"]);

/** Every key of a spec outside its data, with the value and whether it stands in an encoding. */
const keysOf = (value: unknown, inEncoding = false): readonly (readonly [string, unknown, boolean])[] => {
  if (Array.isArray(value)) return value.flatMap((one) => keysOf(one, inEncoding));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    [key, one, inEncoding] as const,
    ...(key === "data" || key === "usermeta" ? [] : keysOf(one, key === "encoding")),
  ]);
};

describe.each(examples)("%s", (_, make) => {
  const specs = [640, 328].map((width) => make(frameOf("simulated", width)));

  test("is valid Vega-Lite at both widths", () => {
    for (const spec of specs) expect(isSpec(spec) ? [] : isSpec.errors?.slice(0, 3)).toEqual([]);
  });

  test("names no colour, font or config", () => {
    for (const spec of specs) {
      for (const [key, value, inEncoding] of keysOf(spec)) {
        if (FORBIDDEN.has(key)) expect(inEncoding && CHANNELS.has(key), key).toBe(true);
        if (key === "color") expect(value).toMatchObject({ field: "role" });
      }
      expect(JSON.stringify(spec)).not.toMatch(/#[0-9a-f]{6}\b|rgb\(|\bInter\b|Helvetica/);
    }
  });

  test("uses only styles that the theme has", () => {
    const { style } = chartConfig(themes.light) as { readonly style: object };
    const used = specs.flatMap((spec) =>
      keysOf(spec).flatMap(([key, value]) => (key === "style" ? [value].flat() : [])),
    );
    expect(used.filter((name) => !(String(name) in style))).toEqual([]);
  });

  test("says what its data are and keeps to 2,000 marks", () => {
    for (const kind of ["published", "simulated", "real"] as const) {
      const { usermeta } = make(frameOf(kind)) as { usermeta: { dataKind: string; marks: number } };
      expect(usermeta.dataKind).toBe(kind);
      expect(usermeta.marks).toBeLessThanOrEqual(2000);
    }
  });

  test("holds only finite numbers and is the same twice", () => {
    const text = JSON.stringify(specs);
    expect(JSON.stringify([640, 328].map((width) => make(frameOf("simulated", width))))).toBe(text);
    const numbers: number[] = [];
    JSON.stringify(specs, (_key, value) => {
      if (typeof value === "number") numbers.push(value);
      return value;
    });
    expect(numbers.filter((one) => !Number.isFinite(one))).toEqual([]);
  });
});

test("a width that no telephone has is a fault of the caller", () => {
  for (const [, make] of examples) expect(() => make(frameOf("published", 100))).toThrow(RangeError);
});
