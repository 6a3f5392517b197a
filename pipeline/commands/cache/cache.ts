/** Where texts are kept that are dear to make, by the digest of all that they are made from. Losing one costs time and nothing else. */
export interface Cache {
  /** `null`: not kept, or not as it was kept. */
  get(key: string): Promise<string | null>;
  /** Never fails: what cannot be kept is made again. */
  put(key: string, text: string): Promise<void>;
}

/** Keeps nothing. */
export const noCache: Cache = { get: async () => null, put: async () => {} };
