import { TEXT_SIZE, textWidth } from "./text-width.ts";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Anchor {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Half the size of the mark, px. */
  readonly radius: number;
}

export interface PlacedLabel {
  readonly text: string;
  /** Left end and middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** From the mark to the text, when they are apart. */
  readonly leader: { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number } | null;
}

const DISTANCES = [3, 10, 20, 32, 46, 62, 76];
const SIDES = [
  [1, -0.4],
  [-1, -0.4],
  [1, 0.4],
  [-1, 0.4],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
] as const;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The box of a text that lies at a side of a mark. */
const boxAt = (anchor: Anchor, side: readonly [number, number], distance: number): Box => {
  const width = textWidth(anchor.text) + 2;
  const height = TEXT_SIZE + 3;
  const reach = anchor.radius + distance;
  const edgeX = anchor.x + side[0] * reach;
  const edgeY = anchor.y + side[1] * reach;
  const left = side[0] > 0 ? edgeX : side[0] < 0 ? edgeX - width : edgeX - width / 2;
  const top = side[1] > 0 ? edgeY : side[1] < 0 ? edgeY - height : edgeY - height / 2;
  return { left, right: left + width, top, bottom: top + height };
};

const leaderOf = (anchor: Anchor, box: Box): PlacedLabel["leader"] => {
  const x2 = Math.max(box.left, Math.min(box.right, anchor.x));
  const y2 = Math.max(box.top, Math.min(box.bottom, anchor.y));
  const length = Math.hypot(x2 - anchor.x, y2 - anchor.y);
  if (length < anchor.radius + 7) return null;
  const share = (anchor.radius + 1) / length;
  return { x: anchor.x + (x2 - anchor.x) * share, y: anchor.y + (y2 - anchor.y) * share, x2, y2 };
};

/** How many marks a leader runs over; its own is left out by beginning a little later. */
const crossings = (leader: PlacedLabel["leader"], marks: readonly Box[]): number => {
  if (leader === null) return 0;
  const { x, y, x2, y2 } = leader;
  return marks.filter((box) =>
    [0.3, 0.45, 0.6, 0.75, 0.9].some((share) => {
      const px = x + (x2 - x) * share;
      const py = y + (y2 - y) * share;
      return px > box.left && px < box.right && py > box.top && py < box.bottom;
    }),
  ).length;
};

export interface Surroundings {
  /** Marks: no name may lie on one. */
  readonly marks: readonly Box[];
  /** Lines: crossed only when `strict` is false and nothing else is near. */
  readonly lines: readonly Box[];
  readonly keepFree: readonly Box[];
  readonly bounds: Box;
  readonly strict: boolean;
}

/**
 * Places for the names of marks: near, inside the field, never on another name or mark, off the lines where that is possible.
 * Earlier names choose first; a name without a place is left out.
 */
export const placeLabels = (
  anchors: readonly Anchor[],
  { marks, lines, keepFree, bounds, strict }: Surroundings,
): readonly PlacedLabel[] => {
  const taken: Box[] = [...keepFree];
  const placed: PlacedLabel[] = [];
  for (const anchor of anchors) {
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (const distance of DISTANCES.filter((one) => !strict || one < 50))
      for (const side of SIDES) {
        const box = boxAt(anchor, side, distance);
        if (box.left < bounds.left || box.right > bounds.right || box.top < bounds.top || box.bottom > bounds.bottom)
          continue;
        if (taken.some((other) => overlap(box, other))) continue;
        const crossed = lines.filter((other) => overlap(box, other)).length;
        if (marks.some((other) => overlap(box, other)) || (strict && crossed > 0)) continue;
        const cost = distance + 45 * crossed + 45 * crossings(leaderOf(anchor, box), marks);
        if (best === null || cost < best.cost) best = { box, cost };
      }
    if (best === null) continue;
    const { box } = best;
    taken.push({ left: box.left - 4, right: box.right + 4, top: box.top - 1, bottom: box.bottom + 1 });
    placed.push({
      box,
      text: anchor.text,
      x: box.left + 1,
      y: (box.top + box.bottom) / 2,
      leader: leaderOf(anchor, box),
    });
  }
  return placed;
};
