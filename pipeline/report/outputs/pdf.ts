import { pdfPictures } from "../pdf/pictures.ts";
import { type Data, printableData } from "../pdf/printable.ts";
import { reportData } from "../pdf/report-data.ts";
import { summaryData } from "../pdf/summary-data.ts";
import { reportTemplate } from "../pdf/template/report.ts";
import { summaryTemplate } from "../pdf/template/summary.ts";
import { texts } from "../texts.ts";
import { workHere } from "./jobs.ts";
import type { Output } from "./output.ts";

/**
 * `report.pdf`, the whole report on paper, and `summary.pdf`, one page to print and post. Words reach the template as data, pictures
 * as vectors. Where the compiler has no program for the platform, one sentence stands in their place.
 */
export const pdf: Output = {
  id: "pdf",
  turn: "first",
  files: async ({ view, words, fonts, work = workHere(fonts) }) => {
    const has = (text: string): boolean => fonts.regular.has(text) && fonts.bold.has(text);
    const pictures = pdfPictures(await view(), has);
    const inputs = (data: Data, shown: object): Readonly<Record<string, string>> => ({
      data: JSON.stringify(printableData(data, has)),
      pictures: JSON.stringify(shown),
    });
    const { cover } = pictures;
    const [report = null, summary = null] = await work("pdf", [
      { template: reportTemplate, inputs: inputs(reportData(words), pictures) },
      { template: summaryTemplate, inputs: inputs(summaryData(words), cover ? { cover } : {}) },
    ]);
    if (report === null || summary === null) return [["report.pdf.txt", `${texts().pdf.missing}\n`]];
    return [
      ["report.pdf", report],
      ["summary.pdf", summary],
    ];
  },
};
