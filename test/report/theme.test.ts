import { describe, expect, test } from "vitest";
import { chartConfig, type Palette, themes, themeVariables } from "../../pipeline/report/theme.ts";

type Triple = readonly [number, number, number];

const each = (make: (i: number) => number): Triple => [make(0), make(1), make(2)];

const linear = (hex: string): Triple => {
  const at = (i: number): number => {
    const value = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [at(0), at(1), at(2)];
};

const times = (matrix: readonly Triple[], [a, b, c]: Triple): Triple =>
  each((i) => {
    const [x, y, z] = matrix[i] as Triple;
    return x * a + y * b + z * c;
  });

/** Full dichromacy: Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113, on linear RGB. */
const VISIONS: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const luminance = (rgb: Triple): number => 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];

const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** CIE L*a*b* under D65. */
const lab = (rgb: Triple): Triple => {
  const clipped = each((i) => Math.min(1, Math.max(0, rgb[i] as number)));
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    clipped,
  );
  const f = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
};

/** CIE 1976 distance, as the palette was measured. */
const distance = (a: string, b: string, vision: readonly Triple[]): number => {
  const [p, q] = [lab(times(vision, linear(a))), lab(times(vision, linear(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

const drawn = [themes.light, themes.dark, themes.print, themes.greyscale];

const mustDiffer = (colours: Palette): readonly (readonly [string, string])[] => [
  [colours.intervention, colours.comparator],
  [colours.intervention, colours.neutral],
  [colours.comparator, colours.neutral],
  [colours.satisfaction[0], colours.satisfaction[1]],
  [colours.satisfaction[2], colours.satisfaction[3]],
  [colours.riskLow, colours.riskSome],
  [colours.riskSome, colours.riskHigh],
  [colours.riskLow, colours.riskHigh],
];

test("the distance is the one the palette was measured with", () => {
  expect(distance("#FFFFFF", "#000000", VISIONS.normal as readonly Triple[])).toBeCloseTo(100, 3);
  expect(contrast("#FFFFFF", "#0B4F8A")).toBeCloseTo(8.4, 1);
  expect(contrast("#FFFFFF", "#C9650A")).toBeCloseTo(3.9, 1);
});

describe.each(drawn)("$name", ({ name, colours }) => {
  test("colours that must be told apart are, by every eye", () => {
    for (const [vision, matrix] of Object.entries(VISIONS))
      for (const [a, b] of mustDiffer(colours)) {
        if (name === "greyscale" && vision !== "normal") continue;
        expect(distance(a, b, matrix), `${vision} ${a} ${b}`).toBeGreaterThanOrEqual(20);
      }
  });

  test("the cohorts differ in lightness, so that they survive a photocopy", () => {
    const [a, b] = [lab(linear(colours.intervention))[0], lab(linear(colours.comparator))[0]];
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(15);
  });

  test("marks stand out 3:1, text 4.5:1", () => {
    for (const mark of [colours.intervention, colours.comparator, colours.neutral])
      expect(contrast(mark, colours.paper), mark).toBeGreaterThanOrEqual(3);
    for (const text of [colours.ink, colours.muted])
      expect(contrast(text, colours.paper), text).toBeGreaterThanOrEqual(4.5);
    colours.satisfaction.forEach((step, i) => {
      expect(contrast(step, colours.onSatisfaction[i] as string), step).toBeGreaterThanOrEqual(4.5);
    });
  });
});

test("a stamp has no hue of its own, and a role keeps its place in the colour scale", () => {
  for (const theme of drawn) {
    const config = chartConfig(theme) as {
      style: Record<string, { color?: string }>;
      range: { category: readonly string[] };
    };
    expect(config.style["simulated-stamp"]?.color).toBe(theme.colours.ink);
    expect(config.range.category).toEqual([
      theme.colours.comparator,
      theme.colours.intervention,
      theme.colours.neutral,
    ]);
  }
});

test("the page's colours are the custom properties that a theme gives", () => {
  const names = new Set(themeVariables(themes.dark).map(([name]) => `var(${name})`));
  const used = Object.values(themes.page.colours).flat();
  expect(used.filter((value) => !names.has(value))).toEqual([]);
  expect(names.size).toBe(used.length);
});
