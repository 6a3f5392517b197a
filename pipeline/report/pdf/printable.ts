/** Whether every character of a text has a glyph. */
export type Has = (text: string) => boolean;

/** Longer words get places to break: nothing may run off the paper. */
const LONG_WORD = 32;
const ZERO_WIDTH_SPACE = "\u200B";

const code = (character: string): string =>
  `[U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}]`;

/** What stands for a character that the font lacks: a raised letter as ^ and the letter, anything else as its number. */
const substitute = (character: string, has: Has): string => {
  const plain = character.normalize("NFKC");
  return /\p{Lm}/u.test(character) && plain !== character && has(plain) ? `^${plain}` : code(character);
};

/**
 * A text in characters that the font can show: control characters, marks that turn the direction of writing and characters
 * without a glyph become visible words, so that a PDF looks the same whatever fonts the machine has.
 */
export const printable = (text: string, has: Has): string =>
  text.replace(/[^\t\n\r -~]/gu, (character) =>
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(character) || !has(character) ? substitute(character, has) : character,
  );

/** The same with places to break in words that are longer than a line may be. */
export const breakable = (text: string): string =>
  text.replace(/\S{33,}/gu, (word) => {
    const letters = [...word];
    const parts = Array.from({ length: Math.ceil(letters.length / LONG_WORD) }, (_, i) =>
      letters.slice(i * LONG_WORD, (i + 1) * LONG_WORD).join(""),
    );
    return parts.join(ZERO_WIDTH_SPACE);
  });

/** Plain data for a template. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** Keys whose values are never printed: what they name must be found again. */
const NAMES = new Set(["url", "id", "picture", "findings", "digest"]);

/** Every text in a piece of data, printable and breakable; keys, names and addresses of links stay as they are. */
export const printableData = (data: Data, has: Has): Data => {
  if (typeof data === "string") return breakable(printable(data, has));
  if (Array.isArray(data)) return data.map((item) => printableData(item, has));
  if (typeof data === "object" && data !== null)
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, NAMES.has(key) ? value : printableData(value, has)]),
    );
  return data;
};
