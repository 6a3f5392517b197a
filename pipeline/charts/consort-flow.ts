import type { VegaLiteSpec } from "../model/index.ts";
import { type FlowBox, flowSpec, type PlacedBox, placeBox } from "./flow-boxes.ts";
import { type ChartFrame, chartWidth, type Role } from "./frame.ts";

export interface FlowStep {
  /** Whoever is still there, and what else is said of them. */
  readonly box: readonly FlowBox[];
  /** Who is left out after it, and why; none draws no box. */
  readonly left: readonly FlowBox[];
}

export interface ConsortFlowData {
  readonly screened: FlowBox;
  /** Excluded or not treated, by reason. */
  readonly excluded: readonly FlowBox[];
  readonly treated: FlowBox;
  /** One column each; as many steps in every one. */
  readonly arms: readonly { readonly role: Role; readonly steps: readonly FlowStep[] }[];
}

/** Between two boxes under each other. */
const GAP = 16;
/** From the line that goes down to a box beside it. */
const ASIDE = 14;

interface Line {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** From everybody screened to those followed: a box a step, who was left out beside it, one column a treatment received. */
export const consortFlow = (frame: ChartFrame, data: ConsortFlowData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const boxes: PlacedBox[] = [];
  const arrows: Line[] = [];
  const lines: Line[] = [];
  const middle = width / 2;
  const half = Math.min(150, width * 0.3);
  const add = (box: PlacedBox): PlacedBox => {
    boxes.push(box);
    return box;
  };
  /** Down from one y to the next, past whoever was left out. */
  const down = (x: number, from: number, right: number, left: readonly FlowBox[]): number => {
    if (left.length === 0) return from + GAP;
    const aside = add(placeBox(left, { left: x + ASIDE, right, top: from + GAP / 2, strong: false }));
    lines.push({ x, y: (aside.top + aside.bottom) / 2, x2: aside.left, y2: (aside.top + aside.bottom) / 2 });
    return aside.bottom + GAP;
  };

  const screened = add(placeBox([data.screened], { left: middle - half, right: middle + half, top: 2, strong: true }));
  const beforeTreated = down(middle, screened.bottom, width - 2, data.excluded);
  const treated = add(
    placeBox([data.treated], { left: middle - half, right: middle + half, top: beforeTreated, strong: true }),
  );
  arrows.push({ x: middle, y: screened.bottom, x2: middle, y2: treated.top });

  const count = Math.max(1, data.arms.length);
  const column = (width - 4 - (count - 1) * 12) / count;
  const columns = data.arms.map(({ role, steps }, i) => ({ role, steps, from: 2 + i * (column + 12) }));
  const split = treated.bottom + GAP / 2;
  let y = split + GAP;
  const steps = Math.max(0, ...columns.map((one) => one.steps.length));
  let ends = columns.map(({ from }) => ({ x: from + ASIDE, y: split }));
  if (columns.length > 0) {
    lines.push({ x: middle, y: treated.bottom, x2: middle, y2: split });
    const xs = [middle, ...ends.map(({ x }) => x)];
    lines.push({ x: Math.min(...xs), y: split, x2: Math.max(...xs), y2: split });
  }
  for (let k = 0; k < steps; k++) {
    const placed = columns.map(({ role, steps: own, from }, i) => {
      const step = own[k];
      if (!step) return null;
      const box = add(
        placeBox(step.box, { left: from, right: from + column, top: y, strong: true, role: k === 0 ? role : null }),
      );
      const above = ends[i];
      if (above) arrows.push({ x: above.x, y: above.y, x2: above.x, y2: box.top });
      return { box, left: step.left, from };
    });
    const bottom = Math.max(y, ...placed.map((one) => one?.box.bottom ?? y));
    // Boxes of one step are equally high, so that the columns can be read across.
    for (const one of placed) if (one) boxes[boxes.indexOf(one.box)] = { ...one.box, bottom };
    ends = columns.map(({ from }) => ({ x: from + ASIDE, y: bottom }));
    y = Math.max(
      bottom + GAP,
      ...placed.map((one) => (one && k < steps - 1 ? down(one.from + ASIDE, bottom, one.from + column, one.left) : y)),
    );
  }
  return flowSpec(frame, { boxes, lines, arrows });
};
