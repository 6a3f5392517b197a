/** A column never asks for less or more than so many letters. */
const LEAST = 5;
const MOST = 60;

const longestWord = (text: string): number => Math.max(0, ...text.split(/[\s-]+/).map((word) => word.length));

/** How many letters wide a cell would like to be: all of a short text, and ever less of a longer one, but no word cut. */
const wish = (text: string): number =>
  Math.max(longestWord(text), Math.min(text.length, 10 + 2.5 * Math.sqrt(text.length)));

/** Widths of the columns of a table in letters, from its heads and cells. */
export const columnWeights = (head: readonly string[], rows: readonly (readonly string[])[]): readonly number[] =>
  head.map((label, i) => {
    const cells = rows.map((row) => wish(row[i] ?? ""));
    const widest = Math.max(longestWord(label), ...cells);
    return Math.round(Math.min(MOST, Math.max(LEAST, widest, Math.min(label.length, 12))) * 10) / 10;
  });
