/** A picture whose dots are numbers of colours. */
export interface Indexed {
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array;
  /** One number for each dot, row by row. */
  readonly dots: Uint8Array;
}

const MOST = 256;
/** Steps that a channel may have: all of them first, then ever fewer. */
const STEPS = [256, 52, 26, 16] as const;

/**
 * The dots of a picture as at most 256 colours: the exact ones where there are no more, else those of a picture with fewer steps in each
 * channel, each colour that occurs standing for its neighbours. `null` when there are still more, or where the picture can be seen through.
 */
export const fewColours = (pixels: Uint8Array): Indexed | null => {
  // Only ever compared with each other, so that the order of their bytes does not matter.
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : new Uint8Array(pixels);
  const colours = new Uint32Array(aligned.buffer, aligned.byteOffset, pixels.length / 4);
  for (const steps of STEPS) {
    const found = inSteps(pixels, colours, steps);
    if (found !== null) return found;
  }
  return null;
};

const inSteps = (pixels: Uint8Array, colours: Uint32Array, steps: number): Indexed | null => {
  const width = 255 / (steps - 1);
  const step = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / width));
  const numbers = new Map<number, number>();
  const palette: number[] = [];
  const dots = new Uint8Array(colours.length);
  let last = -1;
  let number = 0;
  for (let i = 0; i < dots.length; i += 1) {
    const exact = colours[i] as number;
    if (exact !== last) {
      last = exact;
      const red = pixels[4 * i] as number;
      const green = pixels[4 * i + 1] as number;
      const blue = pixels[4 * i + 2] as number;
      if (pixels[4 * i + 3] !== 255) return null;
      const key = ((step[red] as number) << 16) | ((step[green] as number) << 8) | (step[blue] as number);
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
