import { type TextOptions, textWidth } from "./text-width.ts";

/** The longest beginning of a word that fits, at least one character. */
const headThatFits = (word: string, width: number, options: TextOptions): string => {
  const characters = [...word];
  let length = characters.length;
  while (length > 1 && textWidth(characters.slice(0, length).join(""), options) > width) length -= 1;
  return characters.slice(0, length).join("");
};

/**
 * Breaks a text at its spaces into lines of at most `width` px; a word that is wider than a line is broken inside, after a hyphen if it has one.
 * A no-break space does not break. Never empty.
 */
export const wrapText = (text: string, width: number, options: TextOptions = {}): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, options) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    let rest = word;
    while (textWidth(rest, options) > width && [...rest].length > 1) {
      const most = headThatFits(rest, width, options);
      const head = most.slice(0, Math.max(most.lastIndexOf("-"), most.lastIndexOf("–")) + 1) || most;
      lines.push(head);
      rest = rest.slice(head.length);
    }
    line = rest;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
};

/** One line of at most `width` px; what does not fit is replaced by "…". */
export const cutText = (text: string, width: number, options: TextOptions = {}): string =>
  textWidth(text, options) <= width
    ? text
    : `${headThatFits(text, width - textWidth("…", options), options).trimEnd()}…`;
