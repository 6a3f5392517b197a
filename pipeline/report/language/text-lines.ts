/** Distance between two lines of one text in a picture, px. */
const LINE = 15;
const NEAR = 0.02;

export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What ends a text: a full stop, or the number that was asked for. */
const END = /[.!?]$|: \d[\d.,]*$/;

/** A line goes on where those above it stopped: below them, in the middle of a text. */
const goesOn = (above: readonly Line[], line: Line): boolean => {
  const last = above.at(-1);
  return (
    last !== undefined &&
    last.x === line.x &&
    Math.abs(line.y - last.y - LINE) < NEAR &&
    !END.test(above.map(({ text }) => text).join(" ")) &&
    !/^\p{Lu}/u.test(line.text)
  );
};

/** Lines of a picture by the text that was broken into them. */
export const broken = <T extends Line>(lines: readonly T[]): readonly (readonly T[])[] => {
  const whole: T[][] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before !== undefined && goesOn(before, line)) before.push(line);
    else whole.push([line]);
  }
  return whole;
};

const wrapped = (words: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** A text in as many lines as another one had, or fewer: no wider than it was, if that can be. */
export const linesLike = (text: string, like: readonly string[]): readonly string[] => {
  const words = text.split(" ");
  let width = Math.max(...like.map(({ length }) => length));
  let lines = wrapped(words, width);
  while (lines.length > like.length) {
    width += 1;
    lines = wrapped(words, width);
  }
  return lines;
};
