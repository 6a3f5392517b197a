/** A picture whose dots are numbers of colours. */
export interface Indexed {
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array;
  /** One number for each dot, row by row. */
  readonly dots: Uint8Array;
}

const MOST = 256;
const nibble = (value: number): number => ((value + 8) / 17) | 0;

/**
 * The dots of an opaque picture as at most 256 colours: each channel has sixteen steps, and each colour that occurs stands for its
 * neighbours. `null` when there are more: then it is no chart.
 */
export const fewColours = (pixels: Uint8Array): Indexed | null => {
  const numbers = new Map<number, number>();
  const palette: number[] = [];
  const dots = new Uint8Array(pixels.length / 4);
  let last = -1;
  let number = 0;
  for (let i = 0; i < dots.length; i += 1) {
    const at = i * 4;
    const red = pixels[at] as number;
    const green = pixels[at + 1] as number;
    const blue = pixels[at + 2] as number;
    const exact = (red << 16) | (green << 8) | blue;
    if (exact !== last) {
      last = exact;
      const key = (nibble(red) << 8) | (nibble(green) << 4) | nibble(blue);
      const known = numbers.get(key);
      number = known ?? numbers.size;
      if (known === undefined) {
        if (number === MOST) return null;
        numbers.set(key, number);
        palette.push(red, green, blue);
      }
    }
    dots[i] = number;
  }
  return { palette: Uint8Array.from(palette), dots };
};
