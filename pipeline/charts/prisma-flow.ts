import type { VegaLiteSpec } from "../model/index.ts";
import { flowSpec, type PlacedBox, placeBox, type RecordBox } from "./flow-boxes.ts";
import { type ChartFrame, chartWidth, isNarrow } from "./frame.ts";

export interface PrismaFlowData {
  /** From what was found to what was included, top to bottom; who was left out after a step stands beside it. */
  readonly steps: readonly { readonly box: readonly RecordBox[]; readonly left: readonly RecordBox[] }[];
}

const GAP = 18;

/** The flow of records to included studies (PRISMA 2020): one column of steps, beside it what was left out. */
export const prismaFlow = (frame: ChartFrame, data: PrismaFlowData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const beside = !isNarrow(width);
  const main = beside ? width * 0.46 : width - 4;
  const boxes: PlacedBox[] = [];
  const lines: { x: number; y: number; x2: number; y2: number }[] = [];
  const arrows: typeof lines = [];
  const axis = beside ? main / 2 : 12;
  let y = 2;
  let above: number | null = null;
  for (const { box, left } of data.steps) {
    const placed = placeBox(box, { left: 2, right: main, top: y, strong: true });
    boxes.push(placed);
    if (above !== null) arrows.push({ x: axis, y: above, x2: axis, y2: placed.top });
    above = placed.bottom;
    y = placed.bottom + GAP;
    if (left.length === 0) continue;
    const aside = beside
      ? placeBox(left, { left: main + GAP, right: width - 2, top: placed.top, strong: false })
      : placeBox(left, { left: axis + 14, right: width - 2, top: placed.bottom + GAP / 2, strong: false });
    boxes.push(aside);
    const middle = Math.min((aside.top + aside.bottom) / 2, beside ? placed.bottom - 6 : Infinity);
    lines.push({ x: beside ? main : axis, y: middle, x2: aside.left, y2: middle });
    y = Math.max(y, aside.bottom + GAP);
  }
  return flowSpec(frame, { boxes, lines, arrows });
};
