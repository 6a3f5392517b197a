import en from "./texts/en.json" with { type: "json" };

/** The sentence bank. Another language is one more file of this shape. */
export type Texts = typeof en;

export const texts: Texts = en;
