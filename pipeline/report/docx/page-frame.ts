import type { ISectionOptions } from "docx";
import { texts } from "../texts.ts";
import type { Paper } from "./paper.ts";
import { type Docx, textRuns } from "./text-runs.ts";

/** Paper, header and footer of a section: on every page which version it is and what it must not be taken for. */
export const pageFrame = (
  docx: Docx,
  paper: Paper,
  lengthwise: boolean,
  words: { readonly version: string; readonly stamps: readonly string[] },
): Omit<ISectionOptions, "children"> => {
  const { Paragraph, TextRun, Header, Footer, PageNumber, PageOrientation, TabStopType, AlignmentType } = docx;
  const { width, height, margin } = paper;
  const line = (lengthwise ? height : width) - 2 * margin;
  const header = new Paragraph({
    style: "Note",
    tabStops: [{ type: TabStopType.RIGHT, position: line }],
    children: [
      ...textRuns(docx, words.version),
      new TextRun({ children: [new docx.Tab()] }),
      ...textRuns(docx, words.stamps.join(" · "), { bold: true, color: "8A1C1C" }),
    ],
  });
  const footer = new Paragraph({
    style: "Note",
    alignment: AlignmentType.RIGHT,
    children: [
      ...textRuns(docx, `${texts().pdf.page} `),
      new TextRun({ children: [PageNumber.CURRENT] }),
      ...textRuns(docx, ` ${texts().pdf.of} `),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
  });
  return {
    properties: {
      page: {
        // The library turns the sheet itself.
        size: { width, height, orientation: lengthwise ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: margin, bottom: margin, left: margin, right: margin },
      },
    },
    headers: { default: new Header({ children: [header] }) },
    footers: { default: new Footer({ children: [footer] }) },
  };
};
