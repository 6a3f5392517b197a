/** Advance widths of the printable ASCII characters, hundredths of the text size, rounded up; held to the real font by a test. */
const REGULAR = [
  29, 29, 47, 64, 65, 99, 65, 30, 37, 37, 51, 67, 29, 46, 29, 37, 64, 41, 61, 62, 65, 60, 63, 57, 62, 63, 29, 31, 67,
  67, 67, 52, 97, 69, 66, 74, 73, 61, 60, 75, 75, 27, 58, 68, 57, 91, 76, 77, 64, 77, 65, 65, 65, 75, 69, 99, 69, 68,
  63, 37, 37, 37, 48, 46, 33, 57, 62, 58, 62, 59, 38, 62, 60, 25, 25, 55, 25, 88, 60, 60, 62, 62, 38, 53, 33, 60, 57,
  82, 55, 57, 56, 43, 34, 43, 67,
] as const;
const STRONG = [
  26, 33, 53, 65, 66, 101, 67, 33, 38, 38, 54, 68, 32, 47, 32, 38, 66, 43, 63, 64, 67, 62, 64, 58, 65, 64, 32, 33, 68,
  68, 68, 55, 100, 73, 66, 74, 73, 61, 60, 75, 75, 28, 58, 71, 57, 93, 76, 77, 65, 78, 66, 66, 67, 74, 73, 103, 72, 72,
  66, 38, 38, 38, 49, 47, 36, 58, 63, 59, 63, 60, 39, 63, 62, 27, 27, 57, 27, 91, 62, 61, 63, 63, 40, 55, 36, 62, 59,
  84, 57, 59, 57, 46, 36, 46, 68,
] as const;

/** Text size of everything but titles, px. */
export const TEXT_SIZE = 12;
/** Distance between two lines of text, px. */
export const LINE = 15;

export interface TextOptions {
  readonly size?: number;
  readonly strong?: boolean;
}

/** Width of a character outside ASCII: accented letters and signs are narrow, arrows and everything unknown count as wide. */
const widthOfOther = (code: number): number => {
  if (code === 0xa0 || code === 0x2009 || code === 0x202f) return 30;
  if (code < 0x250) return 86;
  if (code >= 0x370 && code < 0x400) return 80;
  if (code >= 0x2010 && code <= 0x2015) return code >= 0x2014 ? 100 : 68;
  if (code >= 0x2018 && code <= 0x201f) return 51;
  if (code === 0x2212 || (code >= 0x2260 && code <= 0x2265)) return 69;
  return 108;
};

/** How wide a text will be when drawn, in px: enough to lay a chart out without a font at hand; never less than the truth by more than kerning. */
export const textWidth = (text: string, options: TextOptions = {}): number => {
  const table = options.strong ? STRONG : REGULAR;
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    sum += table[code - 32] ?? widthOfOther(code);
  }
  return (sum * (options.size ?? TEXT_SIZE)) / 100;
};

export const widest = (texts: readonly string[], options: TextOptions = {}): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, options)), 0);
