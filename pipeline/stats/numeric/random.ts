/** A seeded stream of numbers, uniform on [0, 1) with 53 random bits each. */
export interface Random {
  readonly next: () => number;
}

/**
 * A stream of numbers, uniform on [0, 1), that one seed gives. The same on every machine and every version of Node; see `randomStream`.
 */
export const random = (seed: number | string): Random => randomStream(seed);

/**
 * A stream of its own for each list of keys under one seed, so that drawing more for one person never moves another's numbers.
 *
 * Generator: sfc32 (Doty-Humphrey, PractRand), a 128-bit state filled by hashing the seed and keys; 1 and "1" are different keys.
 * No outside software gives these numbers; checked for moments, even cells, and unrelated neighbours and streams.
 * Throws RangeError for a seed or key that is not finite.
 */
export const randomStream = (seed: number | string, ...keys: readonly (number | string)[]): Random => {
  const all = [seed, ...keys];
  for (const key of all) {
    if (typeof key === "number" && !Number.isFinite(key)) throw new RangeError(`seed must be finite: ${key}`);
  }
  const next32 = sfc32(hash128(JSON.stringify(all)));
  // 27 + 26 bits: the largest value is 1 − 2⁻⁵³.
  return { next: () => ((next32() >>> 5) * 67108864 + (next32() >>> 6)) / 9007199254740992 };
};

type Words = readonly [number, number, number, number];

const sfc32 = ([first, second, third, fourth]: Words): (() => number) => {
  let a = first;
  let b = second;
  let c = third;
  let counter = fourth;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
};

const MULTIPLIERS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/** Four lanes of multiply-and-rotate over the UTF-16 units, each with its own constants, mixed into each other at the end. */
const hash128 = (text: string): Words => {
  const lane = (k: 0 | 1 | 2 | 3): number => {
    const multiplier = MULTIPLIERS[k];
    let h = Math.imul(multiplier, k + 1) ^ text.length;
    for (let i = 0; i < text.length; i++) {
      h = Math.imul(h ^ text.charCodeAt(i), multiplier);
      h = (h << 13) | (h >>> 19);
    }
    return finish(h);
  };
  const lanes = [lane(0), lane(1), lane(2), lane(3)] as const;
  const all = lanes[0] ^ lanes[1] ^ lanes[2] ^ lanes[3];
  return [finish(lanes[0] + all), finish(lanes[1] ^ all), finish(lanes[2] - all), finish(lanes[3] + (all << 1))];
};

/** The finaliser of MurmurHash3 (Appleby, public domain): every input bit moves about half of the output bits. */
const finish = (word: number): number => {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
};
