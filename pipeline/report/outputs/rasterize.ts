import type { RenderedImage } from "@resvg/resvg-js";

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

/** SVG to PNG. */
export const rasterize = async (fontFiles: readonly string[], scale = TWICE): Promise<(svg: string) => Uint8Array> => {
  const draw = await rasterizer(fontFiles, scale);
  return (svg) => draw(svg).asPng();
};
