import type { FileChild, Paragraph, Table } from "docx";
import { fill } from "../fill.ts";
import type { Spelling } from "../format.ts";
import { texts } from "../texts.ts";
import { wellFormed } from "../well-formed.ts";
import { documentStyles } from "./document-styles.ts";
import { figureBlock, type Picture } from "./figure-block.ts";
import { pageFrame } from "./page-frame.ts";
import { paperOf } from "./paper.ts";
import type { Part } from "./part.ts";
import { tableBlock, UPRIGHT_COLUMNS } from "./table-block.ts";
import { type Docx, textRuns } from "./text-runs.ts";

export interface DocumentWords {
  readonly title: string;
  readonly version: string;
  readonly stamps: readonly string[];
  readonly locale: Spelling;
  /** "en-US" */
  readonly language: string;
}

const BULLETS = "bullets";

const textBlock = (
  docx: Docx,
  part: Extract<Part, { kind: "text" | "heading" | "bullet" | "reference" }>,
): Paragraph => {
  const { Paragraph, ExternalHyperlink, HeadingLevel } = docx;
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  switch (part.kind) {
    case "heading":
      return new Paragraph({ heading: levels[part.level - 1] ?? levels[0], children: textRuns(docx, part.text) });
    case "bullet":
      return new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: textRuns(docx, part.text) });
    case "reference": {
      const link =
        part.url === null ? [] : [new ExternalHyperlink({ link: part.url, children: textRuns(docx, part.url) })];
      const own = textRuns(docx, `[${part.number}]`);
      return new Paragraph({
        style: "Reference",
        children: [
          ...own,
          new docx.TextRun({ children: [new docx.Tab()] }),
          ...textRuns(docx, `${part.text} `),
          ...link,
        ],
      });
    }
    default:
      return part.style === "Title"
        ? new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(docx, part.text) })
        : new Paragraph({
            ...(part.style === "Body" ? {} : { style: part.style }),
            children: textRuns(docx, part.text),
          });
  }
};

/** The manuscript as a document of the library; wide tables stand in a section of their own. */
export const writeDocument = (
  docx: Docx,
  parts: readonly Part[],
  words: DocumentWords,
  picture: (name: string) => Picture | null,
): InstanceType<Docx["Document"]> => {
  const { Document, Paragraph, HeadingLevel, LevelFormat, AlignmentType } = docx;
  const paper = paperOf(words.locale);
  const main: FileChild[] = [];
  const wide: (Paragraph | Table)[] = [];
  let tables = 0;
  let figures = 0;
  for (const part of parts) {
    if (part.kind === "table") {
      tables += 1;
      const upright = part.columns.length <= UPRIGHT_COLUMNS;
      const width = (upright ? paper.width : paper.height) - 2 * paper.margin;
      (upright ? main : wide).push(...tableBlock(docx, part, tables, width));
      if (upright) continue;
      const later = fill(texts().docx.later, { table: `${texts().docx.table} ${tables}` });
      main.push(new Paragraph({ style: "Note", children: textRuns(docx, later) }));
    } else if (part.kind === "figure") {
      figures += 1;
      main.push(...figureBlock(docx, part, figures, picture(part.picture)));
    } else main.push(textBlock(docx, part));
  }
  const head = new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(docx, texts().docx.wide) });
  return new Document({
    title: wellFormed(words.title),
    creator: "Afterglow",
    lastModifiedBy: "Afterglow",
    description: wellFormed([words.version, ...words.stamps].join(" · ")),
    styles: documentStyles(words.language),
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      { ...pageFrame(docx, paper, false, words), children: main },
      ...(wide.length === 0 ? [] : [{ ...pageFrame(docx, paper, true, words), children: [head, ...wide] }]),
    ],
  });
};
