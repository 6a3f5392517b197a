import { Resvg } from "@resvg/resvg-js";
import { expect, it } from "vitest";
import { rasterize } from "../../pipeline/report/outputs/rasterize.ts";
import { examples, frameOf } from "../charts/examples.ts";
import { decodePng } from "../support/decode-png.ts";
import { draw, fontFiles, textsOf } from "./drawing.ts";

/** Pixels that are nearly ink where the title stands. */
const darkInTitle = (png: Uint8Array, box: { readonly right: number; readonly bottom: number }): number => {
  const { width, rgba } = decodePng(png);
  let dark = 0;
  for (let y = 0; y < box.bottom * 2; y++)
    for (let x = 0; x < Math.min(width, box.right * 2); x++) {
      const at = (y * width + x) * 4;
      if ((rgba[at + 3] as number) > 200 && (rgba[at] as number) < 80) dark++;
    }
  return dark;
};

it("a PNG holds painted letters, which it would lose without a font", async () => {
  const [, make] = examples[0] as (typeof examples)[number];
  const svg = await draw(make(frameOf("published")));
  const box = { right: Math.max(...textsOf(svg).map(({ right }) => right)), bottom: 22 };
  const png = await rasterize(fontFiles);
  const bare = new Resvg(svg, { fitTo: { mode: "zoom", value: 2 }, font: { loadSystemFonts: false, fontFiles: [] } });
  const painted = darkInTitle(png(svg), box);
  expect(painted).toBeGreaterThan(200);
  expect(darkInTitle(bare.render().asPng(), box)).toBeLessThan(painted / 10);
});

it("is refused without a font: the renderer would say nothing", async () => {
  await expect(rasterize([])).rejects.toThrow("fontFiles must name a font: none");
});
