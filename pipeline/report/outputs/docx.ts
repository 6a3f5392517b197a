import { versionText } from "../docx/cover-parts.ts";
import type { Picture } from "../docx/figure-block.ts";
import { manuscript } from "../docx/manuscript.ts";
import { settledPackage } from "../docx/settled-package.ts";
import { writeDocument } from "../docx/write-document.ts";
import { stampsOf } from "../pdf/cover-data.ts";
import { fewColours } from "../png/few-colours.ts";
import { palettePng } from "../png/palette-png.ts";
import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import type { Output } from "./output.ts";
import { rasterizer } from "./rasterize.ts";

const SCALE = 1.5;

/** `report.docx`: the report as a manuscript to work on, the same bytes from the same report. */
export const docx: Output = {
  id: "docx",
  files: async ({ report, words, view, fonts }) => {
    const [library, zip, { svg }] = await Promise.all([import("docx"), import("fflate"), view()]);
    const draw = await rasterizer(fonts.files, SCALE, "white");
    const picture = (name: string): Picture | null => {
      const drawn = svg.get(name);
      if (drawn === undefined) return null;
      const image = draw(themedSvg(drawn, themes.print));
      const { width, height } = image;
      const few = fewColours(image.pixels);
      const png = few === null ? image.asPng() : palettePng(few, width, height, zip.zlibSync);
      return { png, width: width / SCALE, height: height / SCALE };
    };
    const { title, locale, dataAsOf } = report.study;
    const facts = { title, locale, version: versionText(words), stamps: stampsOf(report) };
    const bytes = await library.Packer.toArrayBuffer(writeDocument(library, manuscript(words), facts, picture));
    return [["report.docx", settledPackage(new Uint8Array(bytes), dataAsOf, zip)]];
  },
};
