import { pdfPictures } from "../pdf/pictures.ts";
import { type Data, printableData } from "../pdf/printable.ts";
import { reportData } from "../pdf/report-data.ts";
import { summaryData } from "../pdf/summary-data.ts";
import { reportTemplate } from "../pdf/template/report.ts";
import { summaryTemplate } from "../pdf/template/summary.ts";
import { loadTypst, typesetter } from "../pdf/typesetter.ts";
import { texts } from "../texts.ts";
import type { Output } from "./output.ts";

/**
 * `report.pdf`, the whole report on paper, and `summary.pdf`, one page to print and post. Words reach the template as data, pictures
 * as vectors. Where the compiler has no program for the platform, one sentence stands in their place.
 */
export const pdfWith = (load: typeof loadTypst): Output => ({
  id: "pdf",
  files: async ({ view, words, fonts }) => {
    const set = await typesetter(fonts.files, load);
    if (set === null) return [["report.pdf.txt", `${texts.pdf.missing}\n`]];
    const has = (text: string): boolean => fonts.regular.has(text) && fonts.bold.has(text);
    const pictures = pdfPictures(await view(), has);
    const inputs = (data: Data, shown: object): Readonly<Record<string, string>> => ({
      data: JSON.stringify(printableData(data, has)),
      pictures: JSON.stringify(shown),
    });
    const { cover } = pictures;
    return [
      ["report.pdf", set(reportTemplate, inputs(reportData(words), pictures))],
      ["summary.pdf", set(summaryTemplate, inputs(summaryData(words), cover ? { cover } : {}))],
    ];
  },
});

export const pdf: Output = pdfWith(loadTypst);
