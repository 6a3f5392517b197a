import { wellFormed } from "../well-formed.ts";

/** A text on one line, without characters that no text file should hold. */
export const oneLine = (text: string): string => wellFormed(text.replace(/[\s\u2028\u2029]+/gu, " ")).trim();
