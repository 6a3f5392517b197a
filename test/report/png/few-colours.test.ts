import { inflateSync } from "node:zlib";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { rasterizer } from "../../../pipeline/report/outputs/rasterize.ts";
import { fewColours } from "../../../pipeline/report/png/few-colours.ts";
import { palettePng } from "../../../pipeline/report/png/palette-png.ts";
import { fontFiles } from "../drawing.ts";

const WHITE = [255, 255, 255, 255];
const NEARLY = [250, 252, 255, 255];
const RED = [200, 10, 10, 255];

describe("a picture of few colours", () => {
  it("keeps each of up to 256 colours as it is", () => {
    const few = fewColours(Uint8Array.from([...WHITE, ...NEARLY, ...RED, ...RED, ...WHITE, ...RED]));
    expect([...(few?.palette ?? [])]).toEqual([255, 255, 255, 250, 252, 255, 200, 10, 10]);
    expect([...(few?.dots ?? [])]).toEqual([0, 1, 2, 2, 0, 2]);
  });

  it("with more of them has neighbours as one colour, the first of them, no channel moved by more than a step", () => {
    const shades = Array.from({ length: 300 }, (_, i) => [i % 256, 20, i >> 8 ? 10 : 12, 255]);
    const pixels = Uint8Array.from(shades.flat());
    const few = fewColours(pixels);
    if (few === null) throw new Error("no picture");
    expect(few.palette.length).toBeLessThanOrEqual(768);
    few.dots.forEach((number, i) => {
      for (const channel of [0, 1, 2]) {
        const moved = (few.palette[3 * number + channel] as number) - (pixels[4 * i + channel] as number);
        expect(Math.abs(moved)).toBeLessThanOrEqual(5);
      }
    });
  });

  it("is none with too many of them, or where it can be seen through", () => {
    const pixels = Array.from({ length: 257 }, (_, i) => [(i % 16) * 17, ((i >> 4) % 16) * 17, i >> 8 ? 255 : 0, 255]);
    expect(fewColours(Uint8Array.from(pixels.slice(0, 256).flat()))?.palette).toHaveLength(768);
    expect(fewColours(Uint8Array.from(pixels.flat()))).toBeNull();
    expect(fewColours(Uint8Array.from([...WHITE, 255, 255, 255, 254]))).toBeNull();
  });

  it("is the same picture as PNG", async () => {
    const few = fewColours(Uint8Array.from([...WHITE, ...RED, ...RED, ...WHITE, ...WHITE, ...WHITE]));
    if (few === null) throw new Error("no picture");
    const png = palettePng(few, 3, 2, zlibSync);
    // IDAT follows the signature (8), IHDR (25) and PLTE (12 + 6): its length, its name, its body.
    const at = 8 + 25 + 18;
    const length = new DataView(png.buffer).getUint32(at);
    expect([...inflateSync(png.subarray(at + 8, at + 8 + length))]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
    // A second reader: the renderer draws the PNG inside an SVG, and fails on a wrong checksum.
    const uri = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><image href="${uri}" width="3" height="2" image-rendering="optimizeSpeed"/></svg>`;
    const drawn = (await rasterizer(fontFiles, 1, "black"))(svg).pixels;
    expect([...drawn]).toEqual([...WHITE, ...RED, ...RED, ...WHITE, ...WHITE, ...WHITE]);
  });
});
