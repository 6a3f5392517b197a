import { wellFormed } from "../well-formed.ts";

/** A character that is none: it may stand in XML, and no text has it. */
const HELD = "\uFDD0";

/** A text whose opening braces wait: the library puts numbers in the place of "{names}", wherever they stand. */
export const heldBraces = (text: string): string => wellFormed(text).replaceAll(HELD, "").replaceAll("{", HELD);

/** The same with its braces back. */
export const freedBraces = (xml: string): string => xml.replaceAll(HELD, "{");
