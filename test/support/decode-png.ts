import { inflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** A PNG of eight bits, of four channels or of a palette, and no interlacing, as our files are. Throws RangeError on any other. */
export const decodePng = (png: Uint8Array): Pixels => {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const isPalette = bytes[25] === 3;
  if (bytes.toString("latin1", 1, 4) !== "PNG" || bytes[24] !== 8 || (bytes[25] !== 6 && !isPalette) || bytes[28] !== 0)
    throw new RangeError("not a PNG of eight bits with four channels or a palette");
  const chunks = (name: string): Buffer => {
    const parts: Buffer[] = [];
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
      if (bytes.toString("latin1", at + 4, at + 8) === name)
        parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    return Buffer.concat(parts);
  };
  const raw = inflateSync(chunks("IDAT"));
  if (isPalette) return { width, height, rgba: fromPalette(raw, chunks("PLTE"), width, height) };
  const row = width * 4;
  const rgba = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const left = x < 4 ? 0 : (rgba[y * row + x - 4] as number);
      const up = y === 0 ? 0 : (rgba[(y - 1) * row + x] as number);
      const corner = x < 4 || y === 0 ? 0 : (rgba[(y - 1) * row + x - 4] as number);
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const added =
        filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth : 0;
      rgba[y * row + x] = (raw[y * (row + 1) + 1 + x] as number) + added;
    }
  }
  return { width, height, rgba };
};

const fromPalette = (raw: Buffer, palette: Buffer, width: number, height: number): Uint8Array => {
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    if (raw[y * (width + 1)] !== 0) throw new RangeError("not a PNG of a palette without filters");
    for (let x = 0; x < width; x++) {
      const colour = raw[y * (width + 1) + 1 + x] as number;
      rgba.set(palette.subarray(3 * colour, 3 * colour + 3), 4 * (y * width + x));
    }
  }
  return rgba;
};
