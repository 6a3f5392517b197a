import { characterSet, fontFace } from "../fonts.ts";
import type { Work } from "./jobs.ts";

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

/** Two weights of the page's letter with the characters of a text and all of ASCII. */
export const fontFaces = async (text: string, work: Work): Promise<string> => {
  const characters = characterSet(`${text}${ASCII}`);
  const [regular = "", bold = ""] = await work("letters", [
    { weight: "regular", characters },
    { weight: "bold", characters },
  ]);
  return [fontFace("Inter", 400, regular), fontFace("Inter", 600, bold)].join("\n");
};
