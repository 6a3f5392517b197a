import { describe, expect, test } from "vitest";
import { consortFlow } from "../../pipeline/charts/index.ts";
import { textWidth } from "../../pipeline/charts/text-width.ts";
import { frameOf } from "./examples.ts";
import { flowExamples } from "./flow-examples.ts";

interface Layer {
  readonly mark: { readonly type: string; readonly style: string };
  readonly data: { readonly values: readonly { x: number; y: number; x2: number; y2: number; text: string }[] };
}

const layersOf = (width: number, name = "two"): readonly Layer[] => {
  const data = flowExamples[name];
  if (!data) throw new RangeError(name);
  return consortFlow(frameOf("simulated", width), data).layer as unknown as readonly Layer[];
};

const valuesOf = (width: number, type: string, style: RegExp) =>
  layersOf(width)
    .filter(({ mark }) => mark.type === type && style.test(mark.style))
    .flatMap(({ data, mark }) => data.values.map((value) => ({ ...value, strong: mark.style === "text-strong" })));

describe.each([640, 328])("the flow at %i px", (width) => {
  const boxes = valuesOf(width, "rect", /cell-empty/);
  const texts = valuesOf(width, "text", /^text(-strong)?$/);

  test("keeps every box inside the picture and off the others", () => {
    expect(boxes).toHaveLength(12);
    for (const [i, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x2).toBeLessThanOrEqual(width);
      for (const other of boxes.slice(i + 1))
        expect(box.x2 <= other.x || other.x2 <= box.x || box.y2 <= other.y || other.y2 <= box.y).toBe(true);
    }
  });

  test("keeps every text inside a box", () => {
    for (const { x, y, text, strong } of texts) {
      const box = boxes.find((one) => x > one.x && x < one.x2 && y > one.y && y < one.y2);
      expect(box, text).toBeDefined();
      expect(x + textWidth(text, { strong }), text).toBeLessThanOrEqual((box?.x2 ?? 0) + 1);
    }
  });

  test("says every count once", () => {
    const said = texts.map(({ text }) => text).join(" ");
    for (const count of [/12,?345/, /name:\s400/, /finished:\s391/, /Not evaluable/, /Followed:\s381/])
      expect(said).toMatch(count);
  });
});

test("a study without anybody is two empty boxes", () => {
  const rects = layersOf(640, "none").filter(({ mark }) => mark.type === "rect");
  expect(rects.flatMap(({ data }) => data.values)).toHaveLength(2);
});
