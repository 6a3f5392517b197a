import type { Role } from "./frame.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface NetworkPlotNode {
  readonly id: string;
  readonly label: string;
  /** In trials that had this treatment; 0 where no usable number has it. */
  readonly people: number;
  readonly role: Role;
}

export interface PlacedNode extends NetworkPlotNode {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly words: {
    readonly x: number;
    readonly y: number;
    readonly text: readonly string[];
    readonly align: "left" | "center" | "right";
  };
}

export interface NetworkLayout {
  readonly placed: readonly PlacedNode[];
  readonly bottom: number;
}

const SMALLEST = 9;
const LARGEST = 24;
const GAP = 7;
/** Nearer than this share of the radius to the upright, words stand above or below a circle; else beside it. */
const UPRIGHT = 0.15;

const placeOf = (
  node: NetworkPlotNode,
  { cos, sin }: { readonly cos: number; readonly sin: number },
  {
    wide,
    tall,
    most,
    room,
  }: { readonly wide: number; readonly tall: number; readonly most: number; readonly room: number },
): PlacedNode => {
  const text = [...wrapText(node.label, room), node.people > 0 ? `${node.people} people` : "no usable number"];
  const radius = node.people > 0 ? Math.max(SMALLEST, Math.sqrt(node.people / most) * LARGEST) : SMALLEST - 2;
  const [x, y] = [cos * wide, sin * tall];
  const high = (text.length - 1) * LINE;
  const out = radius + GAP;
  const align = Math.abs(cos) < UPRIGHT ? "center" : cos > 0 ? "left" : "right";
  const words =
    align === "center"
      ? { x, y: sin < 0 ? y - out - high - 3 : y + out + 6 }
      : { x: align === "left" ? x + out : x - out, y: y - high / 2 };
  return { ...node, x, y, radius, words: { ...words, text, align } };
};

const endOf = ({ words }: PlacedNode): number => words.y + words.text.length * LINE;

/** Words on one side never lie on each other: lower ones give way downwards. */
const apart = (placed: readonly PlacedNode[]): readonly PlacedNode[] => {
  const moved = new Map<string, PlacedNode>();
  for (const align of ["left", "center", "right"] as const) {
    let free = -Infinity;
    for (const node of placed.filter(({ words }) => words.align === align).sort((a, b) => a.words.y - b.words.y)) {
      const lower = { ...node, words: { ...node.words, y: Math.max(node.words.y, free) } };
      if (align !== "center") free = endOf(lower) + 3;
      moved.set(node.id, lower);
    }
  }
  return placed.map((node) => moved.get(node.id) ?? node);
};

/** Circles on a ring, their words outside it; `room` px on each side are left for words. */
export const networkLayout = (nodes: readonly NetworkPlotNode[], width: number, room: number): NetworkLayout => {
  const lines = Math.max(0, ...nodes.map(({ label }) => wrapText(label, room).length + 1));
  // Half of the words stand on each side, one above the other.
  const needed = (nodes.length * (lines * LINE + 6)) / 4;
  const size = {
    room,
    most: Math.max(1, ...nodes.map(({ people }) => people)),
    wide: Math.max(40, Math.min(190, width / 2 - room - LARGEST - GAP)),
    tall: nodes.length < 3 ? 0 : Math.max(60, 16 * nodes.length, needed),
  };
  const ring = nodes.map((node, i) => {
    const turn = nodes.length === 2 ? Math.PI * (1 + i) : (2 * Math.PI * i) / nodes.length - Math.PI / 2;
    return placeOf(node, { cos: Math.cos(turn), sin: Math.sin(turn) }, size);
  });
  const loose = apart(ring);
  const down = 10 - Math.min(0, ...loose.map(({ y, radius, words }) => Math.min(y - radius, words.y - LINE / 2)));
  const placed = loose.map((node) => ({
    ...node,
    x: node.x + width / 2,
    y: node.y + down,
    words: { ...node.words, x: node.words.x + width / 2, y: node.words.y + down },
  }));
  return { placed, bottom: Math.max(0, ...placed.map((node) => Math.max(node.y + node.radius, endOf(node)))) + 10 };
};
