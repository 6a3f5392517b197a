import { fontFace } from "../fonts.ts";
import type { Fonts } from "./output.ts";

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

/** Two weights of the page's letter with the characters of a text and all of ASCII. */
export const fontFaces = async (text: string, { regular, bold }: Fonts): Promise<string> => {
  const letters = `${text}${ASCII}`;
  return [
    fontFace("Inter", 400, await regular.subset(letters)),
    fontFace("Inter", 600, await bold.subset(letters)),
  ].join("\n");
};
