import type { VegaLiteSpec } from "../model/index.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, type Role, stampRoom } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { LINE } from "./text-width.ts";
import { tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

/** People at one place of a flow. */
export interface FlowBox {
  readonly text: string;
  readonly count: number;
}

/** Records at one place of a flow; `null` where nobody recorded how many. */
export interface RecordBox {
  readonly text: string;
  readonly count: number | null;
}

export interface PlacedBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly string[];
  readonly strong: boolean;
  /** Whose chip stands before the text; `null` for none. */
  readonly role: Role | null;
  /** Some number in it was never recorded: its edge is dotted. */
  readonly unknown: boolean;
}

const PAD = 6;
const CHIP = 14;

/** A box as high as its texts need, each with its count. */
export const placeBox = (
  texts: readonly RecordBox[],
  place: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly strong: boolean;
    readonly role?: Role | null;
  },
): PlacedBox => {
  const { left, right, top, strong, role = null } = place;
  const room = right - left - 2 * PAD - (role === null ? 0 : CHIP);
  const lines = texts.flatMap(({ text, count }) =>
    wrapText(count === null ? `${text}: not recorded` : `${text}:\u00a0${tickText(count)}`, room, { strong }),
  );
  const unknown = texts.some(({ count }) => count === null);
  return { left, right, top, bottom: top + lines.length * LINE + 2 * PAD - 2, lines, strong, role, unknown };
};

interface Line {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

interface Flow {
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly Line[];
  readonly arrows: readonly Line[];
}

/** Boxes, the lines between them, and arrows that end at the box below. */
const flowBoxes = ({ boxes, lines, arrows }: Flow): readonly VegaLiteSpec[] => {
  const texts = (strong: boolean): readonly VegaLiteSpec[] =>
    textLayer(
      boxes
        .filter((box) => box.strong === strong)
        .map((box) => ({ x: box.left + PAD + (box.role === null ? 0 : CHIP), y: box.top + PAD + 7, text: box.lines })),
      strong ? "text-strong" : "text",
    );
  return [
    ...ruleLayer([...lines, ...arrows], "connector"),
    ...symbolLayer(
      arrows.map(({ x2, y2 }) => ({ x: x2, y: y2 - 4, area: 36, shape: "triangle-down" })),
      "interval-arrow",
    ),
    ...[false, true].flatMap((unknown) =>
      rectLayer(
        boxes
          .filter((box) => box.unknown === unknown)
          .map(({ left, right, top, bottom }) => ({ x: left, y: top, x2: right, y2: bottom })),
        unknown ? ["landmark", "cell-empty"] : "cell-empty",
      ),
    ),
    ...chipLayer(
      boxes.flatMap(({ role, left, top }) => (role === null ? [] : [{ x: left + PAD, y: top + PAD + 7, role }])),
    ),
    ...texts(true),
    ...texts(false),
  ];
};

/** A whole picture of a flow, as high as its lowest box. */
export const flowSpec = (frame: ChartFrame, flow: Flow): VegaLiteSpec => {
  const bottom = flow.boxes.reduce((most, box) => Math.max(most, box.bottom), 0) + 4 + stampRoom(frame);
  return frameSpec(frame, {
    height: bottom,
    layers: flowBoxes(flow),
    plot: { left: 0, right: chartWidth(frame), top: 0, bottom },
    marks: flow.boxes.length,
    notes: flow.boxes.some(({ unknown }) => unknown) ? ["Dotted edge: a number in this box was not recorded."] : [],
  });
};
