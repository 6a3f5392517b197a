import { inflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** A PNG of eight bits with four channels and no interlacing, as our renderer writes it. Throws RangeError on any other. */
export const decodePng = (png: Uint8Array): Pixels => {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.toString("latin1", 1, 4) !== "PNG" || bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0)
    throw new RangeError("not a PNG of eight bits with four channels");
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
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
