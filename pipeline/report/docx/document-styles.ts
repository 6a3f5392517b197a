import type { IStylesOptions } from "docx";

const FONT = "Calibri";
const INK = "1A1A1A";

const heading = (size: number, before: number): object => ({
  run: { size, bold: true, color: INK, font: FONT },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

const own = (id: string, run: object, paragraph: object = {}): object => ({
  id,
  name: id,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph,
});

/** Sizes are halves of a point. */
export const documentStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 22, color: INK, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: "auto" } },
    },
    title: { run: { size: 40, bold: true, font: FONT, color: INK }, paragraph: { spacing: { after: 120 } } },
    heading1: heading(30, 360),
    heading2: heading(26, 280),
    heading3: heading(23, 220),
  },
  paragraphStyles: [
    { ...own("Caption", { size: 19 }, { spacing: { before: 60, after: 160 } }), id: "Caption", name: "caption" },
    own("Answer", { size: 28, bold: true }),
    own("Stamp", { bold: true, color: "8A1C1C" }),
    own("Note", { size: 19, color: "444444" }),
    own("Formula", { font: "Courier New", size: 18 }),
    own("TableText", { size: 17 }, { spacing: { before: 20, after: 20, line: 240, lineRule: "auto" } }),
    own("WideText", { size: 15 }, { spacing: { before: 20, after: 20, line: 240, lineRule: "auto" } }),
    own("Reference", { size: 20 }, { spacing: { after: 60 }, indent: { left: 567, hanging: 567 } }),
  ] as never,
});
