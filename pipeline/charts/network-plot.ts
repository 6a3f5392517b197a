import type { VegaLiteSpec } from "../model/index.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, MAX_MARKS, stampRoom } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { type NetworkPlotNode, networkLayout, type PlacedNode } from "./network-layout.ts";
import { type Box, overlap } from "./place-labels.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, textWidth } from "./text-width.ts";

export type { NetworkPlotNode } from "./network-layout.ts";

export interface NetworkPlotEdge {
  readonly nodes: readonly [string, string];
  /** Trials with a usable number; 0: trials compared the two, without a number that could be used. */
  readonly trials: number;
}

export interface NetworkPlotData {
  readonly nodes: readonly NetworkPlotNode[];
  readonly edges: readonly NetworkPlotEdge[];
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly trials: number;
}

const MOST_NODES = 30;
const THICKEST = 10;

const linesOf = (placed: readonly PlacedNode[], edges: readonly NetworkPlotEdge[]): readonly Line[] =>
  edges.flatMap(({ nodes: [one, two], trials }): Line[] => {
    const [from, to] = [placed.find(({ id }) => id === one), placed.find(({ id }) => id === two)];
    return from === undefined || to === undefined ? [] : [{ x: from.x, y: from.y, x2: to.x, y2: to.y, trials }];
  });

/** Lines whose thickness is their number of trials. */
const thickLines = (lines: readonly Line[]): readonly VegaLiteSpec[] =>
  [...new Set(lines.map(({ trials }) => trials))]
    .sort((a, b) => a - b)
    .flatMap((trials) =>
      ruleLayer(
        lines.filter((line) => line.trials === trials).map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
        "connector",
      ).map((layer) => ({
        ...layer,
        mark: { type: "rule", style: "connector", strokeWidth: Math.min(THICKEST, 0.5 + 1.5 * trials) },
      })),
    );

const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

const PULL = { left: 0, center: 0.5, right: 1 } as const;

/** Where words and circles of treatments stand. */
const boxesOf = ({ x, y, radius, words }: PlacedNode): readonly Box[] => [
  { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
  ...words.text.map((text, i): Box => {
    const left = words.x - textWidth(text) * PULL[words.align];
    const middle = words.y + i * LINE;
    return { left, right: left + textWidth(text), top: middle - LINE / 2, bottom: middle + LINE / 2 };
  }),
];

/** Small squares along another line: words on them could be read as that line's. */
const crossings = (own: Line, all: readonly Line[]): readonly Box[] =>
  all
    .filter((line) => line !== own)
    .flatMap(({ x, y, x2, y2 }) => {
      const parts = Math.max(1, Math.ceil(Math.hypot(x2 - x, y2 - y) / 6));
      return Array.from({ length: parts + 1 }, (_, i): Box => {
        const [cx, cy] = [x + ((x2 - x) * i) / parts, y + ((y2 - y) * i) / parts];
        return { left: cx - 5, right: cx + 5, top: cy - 5, bottom: cy + 5 };
      });
    });

/** "2 trials" on a line, on paper: as near its middle as no other words, no circle and no other line stand; none where there is no such place. */
const trialWords = (
  lines: readonly Line[],
  every: readonly Line[],
  placed: readonly PlacedNode[],
): readonly VegaLiteSpec[] => {
  const taken: Box[] = placed.flatMap(boxesOf);
  const words = lines.flatMap((line) => {
    const { x, y, x2, y2, trials } = line;
    const others = [...taken, ...crossings(line, every)];
    const text = trials === 1 ? "1 trial" : `${trials} trials`;
    const half = textWidth(text) / 2 + 3;
    const at = (share: number): Box => {
      const [cx, cy] = [x + (x2 - x) * share, y + (y2 - y) * share];
      return { left: cx - half, right: cx + half, top: cy - 8, bottom: cy + 8 };
    };
    const free = SHARES.map(at).find((box) => !others.some((other) => overlap(box, other)));
    if (free === undefined) return [];
    taken.push(free);
    return [{ text, box: free }];
  });
  return [
    ...rectLayer(
      words.map(({ box }) => ({ x: box.left, x2: box.right, y: box.top, y2: box.bottom })),
      "label-paper",
    ),
    ...textLayer(
      words.map(({ box, text }) => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, text })),
      "text",
      { align: "center" },
    ),
  ];
};

const circles = (nodes: readonly PlacedNode[]) =>
  nodes.map(({ x, y, radius, role }) => ({ x, y, role, shape: "circle", area: Math.PI * radius * radius }));

/**
 * Which treatments were set against which: a circle for each treatment, its area the people in trials that had it; a line for each pair
 * that trials compared, as thick as trials are many; a broken line where trials compared two and gave no usable number.
 */
export const networkPlot = (frame: ChartFrame, all: NetworkPlotData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const nodes = all.nodes.slice(0, MOST_NODES);
  const { placed, bottom } = networkLayout(nodes, width, isNarrow(width) ? 90 : 150);
  const lines = linesOf(placed, all.edges.slice(0, MAX_MARKS / 4));
  const counted = lines.filter(({ trials }) => trials > 0);
  const broken = lines.filter(({ trials }) => trials === 0);
  const [known, unknown] = [placed.filter(({ people }) => people > 0), placed.filter(({ people }) => people === 0)];
  const key = symbolKey(
    broken.length === 0 ? [] : [{ label: "compared, but no usable number" }],
    bottom,
    width,
    (signs) =>
      ruleLayer(
        signs.map(({ x, y }) => ({ x: x - 7, x2: x + 7, y, y2: y })),
        "landmark",
      ),
  );
  const aligns = ["left", "center", "right"] as const;
  const layers: readonly VegaLiteSpec[] = [
    ...ruleLayer(
      broken.map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
      "landmark",
    ),
    ...thickLines(counted),
    ...symbolLayer(circles(unknown), ["point-paper"]),
    ...symbolLayer(circles(unknown), "point-open", { byRole: true, filled: false }),
    ...symbolLayer(circles(known), "point", { byRole: true }),
    ...trialWords(counted, lines, placed),
    ...aligns.flatMap((align) =>
      textLayer(
        placed.filter(({ words }) => words.align === align).map(({ words: { x, y, text } }) => ({ x, y, text })),
        "text",
        { align },
      ),
    ),
    ...key.layers,
    ...(nodes.length > 0 ? [] : textLayer([{ x: 0, y: 12, text: "No trial" }], "text-muted")),
  ];
  const height = (nodes.length === 0 ? 30 : bottom + key.height) + stampRoom(frame);
  const more = all.nodes.length - nodes.length;
  return frameSpec(frame, {
    height,
    layers,
    plot: { left: 0, right: width, top: 0, bottom: height },
    marks: nodes.length + lines.length,
    notes: [
      "Area of a circle: people in trials that had this treatment. Treatments that no unbroken lines join cannot be compared. Numbers of trials that found no room are in the table.",
      ...(more > 0 ? [`${more} more treatments are in the table.`] : []),
    ],
  });
};
