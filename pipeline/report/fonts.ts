/** What a typeface is asked for. */
export interface Font {
  /** Advance width of a text at a size, px, without kerning. */
  width(text: string, size: number): number;
  /** Whether every character has a glyph. */
  has(text: string): boolean;
  /** The font with only these characters (any order, repeats allowed), base64: woff2 for pages, TrueType for rasters. */
  subset(characters: string, format?: "woff2" | "truetype"): Promise<string>;
}

/** Each character once, in code-unit order: the key of a subset. */
export const characterSet = (text: string): string => [...new Set(text)].sort().join("");

/**
 * Reads a TrueType font from its bytes. The same bytes and characters give the same subset; a subset is made once in the life of the font.
 * fontkit and subset-font are loaded when first needed.
 */
export const loadFont = async (bytes: Uint8Array): Promise<Font> => {
  const fontkit = await import("fontkit");
  const face = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!("glyphForCodePoint" in face)) throw new RangeError("font must be one face: a collection");
  const advances = new Map<string, number>();
  const advance = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const width = face.glyphForCodePoint(character.codePointAt(0) as number).advanceWidth / face.unitsPerEm;
    advances.set(character, width);
    return width;
  };
  const subsets = new Map<string, Promise<string>>();
  return {
    width: (text, size) => {
      let sum = 0;
      for (const character of text) sum += advance(character);
      return sum * size;
    },
    has: (text) => [...text].every((character) => face.hasGlyphForCodePoint(character.codePointAt(0) as number)),
    subset: (characters, format = "woff2") => {
      const wanted = characterSet(characters);
      const key = `${format}:${wanted}`;
      const known = subsets.get(key);
      if (known !== undefined) return known;
      const made = import("subset-font").then(async ({ default: subsetFont }) =>
        Buffer.from(await subsetFont(bytes, wanted, { targetFormat: format })).toString("base64"),
      );
      subsets.set(key, made);
      return made;
    },
  };
};

/** One `@font-face` rule with the font inside. */
export const fontFace = (family: string, weight: number, woff2: string): string =>
  `@font-face{font-family:${family};font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${woff2}) format("woff2")}`;
