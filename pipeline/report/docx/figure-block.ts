import type { Paragraph } from "docx";
import { texts } from "../texts.ts";
import { heldBraces } from "./held-braces.ts";
import type { FigurePart } from "./part.ts";
import { type Docx, textRuns } from "./text-runs.ts";

/** A picture as the document carries it: its bytes and its size on the screen. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The largest picture that leaves room for its caption, in screen dots. */
const WIDEST = 600;
const TALLEST = 740;

/** A picture with its caption below; words for who cannot see it. */
export const figureBlock = (
  docx: Docx,
  part: FigurePart,
  number: number,
  picture: Picture | null,
): readonly Paragraph[] => {
  const { Paragraph, ImageRun } = docx;
  const name = `${texts().docx.figure} ${number}`;
  const caption = new Paragraph({
    style: "Caption",
    children: [...textRuns(docx, `${name}. `, { bold: true }), ...textRuns(docx, part.caption)],
  });
  if (picture === null) return [caption];
  const scale = Math.min(1, WIDEST / picture.width, TALLEST / picture.height);
  const image = new ImageRun({
    type: "png",
    data: picture.png,
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name, title: name, description: heldBraces(part.alt) },
  });
  return [new Paragraph({ keepNext: true, children: [image] }), caption];
};
