/** A text without what no XML file may hold: control characters, halves of characters and the two non-characters. */
export const wellFormed = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\p{Cs}\uFFFE\uFFFF]/gu, "");
