import { inflateSync } from "node:zlib";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fewColours } from "../../../pipeline/report/docx/few-colours.ts";
import { palettePng } from "../../../pipeline/report/docx/palette-png.ts";
import { columnWidths } from "../../../pipeline/report/docx/table-block.ts";
import { rasterizer } from "../../../pipeline/report/outputs/rasterize.ts";
import { fontFiles } from "../drawing.ts";

const WHITE = [255, 255, 255, 255];
const NEARLY = [250, 252, 255, 255];
const RED = [200, 10, 10, 255];

describe("a picture of few colours", () => {
  it("has neighbours as one colour, the first of them", () => {
    const few = fewColours(Uint8Array.from([...WHITE, ...NEARLY, ...RED, ...RED, ...WHITE, ...RED]));
    expect([...(few?.palette ?? [])]).toEqual([255, 255, 255, 200, 10, 10]);
    expect([...(few?.dots ?? [])]).toEqual([0, 0, 1, 1, 0, 1]);
  });

  it("is none with more than 256 of them", () => {
    const pixels = Array.from({ length: 257 }, (_, i) => [(i % 16) * 17, ((i >> 4) % 16) * 17, i >> 8 ? 255 : 0, 255]);
    expect(fewColours(Uint8Array.from(pixels.slice(0, 256).flat()))?.palette).toHaveLength(768);
    expect(fewColours(Uint8Array.from(pixels.flat()))).toBeNull();
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

describe("columnWidths", () => {
  const columns = ["A", "Longer heading", "C"].map((label) => ({ label, align: "start" as const }));

  it("fill the line and leave room for the longest word", () => {
    const widths = columnWidths({ columns, rows: [["x", "y", "a text of some length that may be broken"]] }, 9000);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(8990);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9000);
    expect(widths[1]).toBeGreaterThan("heading".length * 92);
    expect(widths[2]).toBeGreaterThan(widths[0] as number);
  });

  it("shrink together where the words need more than the line", () => {
    const long = "w".repeat(200);
    const widths = columnWidths({ columns: [...columns, ...columns], rows: [Array(6).fill(long)] }, 6000);
    expect(widths.every((one) => one === 1000)).toBe(true);
  });
});
