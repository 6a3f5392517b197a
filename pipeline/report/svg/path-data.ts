const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, A: 7, C: 6, Q: 4, Z: 0 };

/** Places are whole tenths of a pixel: nothing moves by more than a twentieth, which nobody sees. */
const STEPS = 10;

export const rounded = (value: number): number => Math.round(value * STEPS) / STEPS + 0;

const digits = (value: number): string => String(rounded(value)).replace(/^(-?)0\./, "$1.");

/** Numbers with nothing between them where a sign or a second point already parts them. */
const joined = (values: readonly number[]): string =>
  values.map(digits).reduce((line, next) => {
    const parted = line === "" || next.startsWith("-") || (next.startsWith(".") && /\.\d*$/.test(line));
    return `${line}${parted ? "" : " "}${next}`;
  }, "");

/** A half circle gets a radius a little too short, which is stretched to fit: one a little too long would move its centre. */
const radii = (own: readonly number[], step: readonly [number, number]): readonly number[] => {
  const [rx = 0, ry = 0] = own;
  const half = Math.hypot(...step) / 2;
  if (rx !== ry || Math.abs(half - rx) > 2 / STEPS) return [rx, ry];
  const shorter = Math.floor(half * STEPS) / STEPS;
  return [shorter, shorter];
};

/**
 * A path moved by an offset, its points rounded and written as steps from point to point, so that rounding never adds up.
 * `null` where it holds a command that our renderer does not write.
 */
export const movedPath = (d: string, dx: number, dy: number): string | null => {
  let [x, y, startX, startY] = [0, 0, 0, 0]; // rounded, where the pen is
  let [atX, atY, fromX, fromY] = [0, 0, 0, 0]; // as given
  let out = "";
  for (const [, letter = "", text = ""] of d.matchAll(/([A-DF-Za-df-z])([^A-DF-Za-df-z]*)/g)) {
    const upper = letter.toUpperCase();
    const size = ARGUMENTS[upper];
    const all = (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? []).map(Number);
    if (size === undefined || (size > 0 && (all.length === 0 || all.length % size !== 0))) return null;
    if (size === 0) {
      [x, y, atX, atY] = [startX, startY, fromX, fromY];
      out += "z";
      continue;
    }
    for (let i = 0; i < all.length; i += size) {
      const own = all.slice(i, i + size);
      const relative = letter !== upper;
      const [baseX, baseY] = relative ? [atX, atY] : [0, 0];
      const isLine = upper === "H" || upper === "V";
      if (upper === "H") atX = baseX + (own[0] as number);
      else if (upper === "V") atY = baseY + (own[0] as number);
      else [atX, atY] = [baseX + (own[size - 2] as number), baseY + (own[size - 1] as number)];
      const [nextX, nextY] = [rounded(atX + dx), rounded(atY + dy)];
      const step = [rounded(nextX - x), rounded(nextY - y)] as const;
      if (upper === "M" && i === 0) {
        out += `M${joined([nextX, nextY])}`;
        [startX, startY, fromX, fromY] = [nextX, nextY, atX, atY];
      } else if (upper === "A") out += `a${joined([...radii(own, step), ...own.slice(2, 5), ...step])}`;
      else if (upper === "C" || upper === "Q") {
        const bends = own
          .slice(0, -2)
          .map((value, k) => (k % 2 === 0 ? baseX + value + dx - x : baseY + value + dy - y));
        out += `${upper.toLowerCase()}${joined([...bends, ...step])}`;
      } else if (step[1] === 0) out += `h${digits(step[0])}`;
      else if (step[0] === 0 || (isLine && upper === "V")) out += `v${digits(step[1])}`;
      else out += `l${joined(step)}`;
      [x, y] = [nextX, nextY];
    }
  }
  return out;
};
