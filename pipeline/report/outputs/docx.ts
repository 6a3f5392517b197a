import { versionText } from "../docx/cover-parts.ts";
import type { Picture } from "../docx/figure-block.ts";
import { manuscript } from "../docx/manuscript.ts";
import { settledPackage } from "../docx/settled-package.ts";
import { writeDocument } from "../docx/write-document.ts";
import { languageTag } from "../language/language-tag.ts";
import { stampsOf } from "../pdf/cover-data.ts";
import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { workHere } from "./jobs.ts";
import type { Output } from "./output.ts";

const SCALE = 1.5;

/** The size that a picture has on the screen, of whole dots at its scale. */
const sizeOf = (svg: string): Omit<Picture, "png"> => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const shown = (length: string | undefined): number => Math.ceil(Number(length ?? 1) * SCALE) / SCALE;
  return { width: shown(width), height: shown(height) };
};

/** `report.docx`: the report as a manuscript to work on, the same bytes from the same report. */
export const docx: Output = {
  id: "docx",
  turn: "early",
  files: async ({ report, words, view, fonts, work = workHere(fonts) }) => {
    const [library, zip, { svg }] = await Promise.all([import("docx"), import("fflate"), view()]);
    const parts = manuscript(words);
    const names = [...new Set(parts.flatMap((part) => (part.kind === "figure" ? [part.picture] : [])))];
    const shown = names.flatMap((name) => {
      const drawn = svg.get(name);
      return drawn === undefined ? [] : [{ name, svg: themedSvg(drawn, themes.print) }];
    });
    const pngs = await work(
      "png",
      shown.map((one) => ({ svg: one.svg, scale: SCALE, background: "white" })),
    );
    const pictures = new Map(
      shown.map((one, i): [string, Picture] => [one.name, { png: pngs[i] as Uint8Array, ...sizeOf(one.svg) }]),
    );
    const { title, locale, dataAsOf } = report.study;
    const language = languageTag(report.study);
    const facts = { title, locale, language, version: versionText(words), stamps: stampsOf(report) };
    const bytes = await library.Packer.toArrayBuffer(
      writeDocument(library, parts, facts, (name) => pictures.get(name) ?? null),
    );
    return [["report.docx", settledPackage(new Uint8Array(bytes), dataAsOf, zip)]];
  },
};
