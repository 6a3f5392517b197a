import type { RenderedImage } from "@resvg/resvg-js";
import { fewColours } from "../png/few-colours.ts";
import { palettePng } from "../png/palette-png.ts";

const TWICE = 2;

/**
 * SVG to a drawn picture, at twice its size unless told otherwise, with these TrueType files and no font of the machine, so that the same
 * picture has the same bytes anywhere. Throws RangeError without a font: the renderer would drop every text in silence.
 */
export const rasterizer = async (
  fontFiles: readonly string[],
  scale = TWICE,
  background?: string,
): Promise<(svg: string) => RenderedImage> => {
  if (fontFiles.length === 0) throw new RangeError("fontFiles must name a font: none");
  const { Resvg } = await import("@resvg/resvg-js");
  return (svg) =>
    new Resvg(svg, {
      ...(background === undefined ? {} : { background }),
      fitTo: { mode: "zoom", value: scale },
      font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "Inter" },
    }).render();
};

/** SVG to PNG, by numbers of colours where there are few: a third of the bytes, and no colour of a chart changes. */
export const rasterize = async (
  fontFiles: readonly string[],
  scale = TWICE,
  background?: string,
): Promise<(svg: string) => Uint8Array> => {
  const [draw, { zlibSync }] = await Promise.all([rasterizer(fontFiles, scale, background), import("fflate")]);
  return (svg) => {
    const image = draw(svg);
    const few = fewColours(image.pixels);
    return few === null ? image.asPng() : palettePng(few, image.width, image.height, zlibSync);
  };
};
