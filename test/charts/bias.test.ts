import { describe, expect, test } from "vitest";
import { BIAS_MARKS, biasSummary, comingTimeline, prismaFlow, trafficLight } from "../../pipeline/charts/index.ts";
import { textWidth } from "../../pipeline/charts/text-width.ts";
import type { VegaLiteSpec } from "../../pipeline/model/index.ts";
import { biasSummaryExamples, comingExamples, prismaExamples, trafficExamples } from "./bias-examples.ts";
import { frameOf } from "./examples.ts";

interface Layer {
  readonly mark: { readonly type: string; readonly style: string; readonly align?: string };
  readonly data: { readonly values: readonly { x: number; y: number; x2: number; y2: number; text: string }[] };
}

const valuesOf = (spec: VegaLiteSpec, type: string, style: RegExp) =>
  (spec.layer as unknown as readonly Layer[])
    .filter(({ mark }) => mark.type === type && style.test(mark.style))
    .flatMap(({ data }) => data.values);

const example = <T>(examples: Readonly<Record<string, T>>, name: string): T => {
  const found = examples[name];
  if (found === undefined) throw new RangeError(name);
  return found;
};

describe("the marks of bias", () => {
  test("differ in shape or letter, never in colour alone", () => {
    const signs = Object.values(BIAS_MARKS).map(({ shape, letter }) => `${shape} ${letter}`);
    expect(new Set(signs).size).toBe(signs.length);
    expect(new Set(Object.values(BIAS_MARKS).map(({ letter }) => letter)).size).toBe(signs.length);
  });
});

describe.each([640, 328])("at %i px", (width) => {
  const frame = frameOf("published", width);

  test("every judgement has its letter", () => {
    const data = example(trafficExamples, "five");
    const letters = valuesOf(trafficLight(frame, data), "text", /^(text|point-paper)$/).map(({ text }) => text);
    for (const mark of Object.keys(BIAS_MARKS) as (keyof typeof BIAS_MARKS)[]) {
      const drawn = data.rows.flatMap(({ marks, overall }) => [...marks, overall]).filter((one) => one === mark).length;
      // One more in the key.
      expect(letters.filter((text) => text === BIAS_MARKS[mark].letter)).toHaveLength(drawn + 1);
    }
  });

  test("a bar is as long as every other, and its parts are as their counts", () => {
    const rects = valuesOf(
      biasSummary(frame, example(biasSummaryExamples, "three")),
      "rect",
      /cell-filled|cell-empty|estimate-square/,
    );
    const rows = [...new Set(rects.map(({ y }) => y))].map((y) => rects.filter((rect) => rect.y === y));
    const lengths = rows.map((parts) => parts.reduce((sum, { x, x2 }) => sum + x2 - x, 0));
    for (const length of lengths) expect(length).toBeCloseTo(lengths[0] ?? 0, 1);
    const [first = []] = rows;
    const longest = Math.max(...first.map(({ x, x2 }) => x2 - x));
    expect(longest / (lengths[0] ?? 1)).toBeCloseTo(40 / 52, 2);
  });

  test("an unknown number of records is said in words, inside its box", () => {
    const spec = prismaFlow(frame, example(prismaExamples, "unknown"));
    const texts = valuesOf(spec, "text", /^text(-strong)?$/);
    expect(texts.filter(({ text }) => text.includes("not recorded"))).toHaveLength(2);
    const boxes = valuesOf(prismaFlow(frame, example(prismaExamples, "recorded")), "rect", /cell-empty/);
    expect(boxes).toHaveLength(5);
    for (const [i, box] of boxes.entries()) {
      expect(box.x2).toBeLessThanOrEqual(width);
      for (const other of boxes.slice(i + 1))
        expect(box.x2 <= other.x || other.x2 <= box.x || box.y2 <= other.y || other.y2 <= box.y).toBe(true);
    }
  });

  test("a trial stands at its end, or says that none is recorded, and no date leaves the picture", () => {
    for (const name of ["three", "far"]) {
      const spec = comingTimeline(frame, example(comingExamples, name));
      for (const { x, text } of valuesOf(spec, "text", /^text$/)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + textWidth(text)).toBeLessThanOrEqual(width + 1);
      }
    }
    const spec = comingTimeline(frame, example(comingExamples, "three"));
    expect(valuesOf(spec, "text", /^text$/).map(({ text }) => text)).toContain("end not recorded");
    expect(valuesOf(spec, "point", /estimate-square/)).toHaveLength(1);
    expect(valuesOf(spec, "point", /pooled-light/)).toHaveLength(1);
    // 2025.5 and 2027.6 on an axis from 2025 to 2028.
    const [left, right] = [valuesOf(spec, "rule", /grid/)[0]?.x ?? 0, valuesOf(spec, "rule", /grid/).at(-1)?.x ?? 0];
    expect(((valuesOf(spec, "point", /estimate-square/)[0]?.x ?? 0) - left) / (right - left)).toBeCloseTo(0.5 / 3, 3);
  });
});
