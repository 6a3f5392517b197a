import type { Measure } from "../draw.ts";

export interface FitOptions {
  readonly width: number;
  readonly lines: number;
  /** Sizes to try, px, the largest first. */
  readonly sizes: readonly number[];
  readonly weight?: 400 | 600;
  readonly measure: Measure;
}

export interface FittedText {
  readonly size: number;
  readonly weight: 400 | 600;
  readonly lines: readonly string[];
}

/** The longest beginning that fits, at least one character. */
const head = (text: string, fits: (part: string) => boolean): string => {
  let kept = "";
  for (const character of text) {
    if (kept !== "" && !fits(kept + character)) break;
    kept += character;
  }
  return kept;
};

const wrapped = (text: string, fits: (part: string) => boolean): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    let rest = word;
    while (!fits(rest) && [...rest].length > 1) {
      const start = head(rest, fits);
      lines.push(start);
      rest = rest.slice(start.length);
    }
    line = rest;
  }
  return line === "" ? lines : [...lines, line];
};

/** A text in at most so many lines of a width, as large as it can be; at the smallest size what is left over ends in "…". */
export const fitText = (text: string, options: FitOptions): FittedText => {
  const { width, lines: most, sizes, weight = 400, measure } = options;
  let size = sizes[0] ?? 12;
  let lines: readonly string[] = [];
  const fits = (part: string): boolean => measure(part, size, weight) <= width;
  for (const next of sizes) {
    size = next;
    lines = wrapped(text, fits);
    if (lines.length <= most) return { size, weight, lines };
  }
  const last = head(lines.slice(most - 1).join(" "), (part) => fits(`${part}…`)).trimEnd();
  return { size, weight, lines: [...lines.slice(0, most - 1), `${last}…`] };
};
