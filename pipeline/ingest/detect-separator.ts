const candidates = [0x2c, 0x3b, 0x09] as const;
const quote = 0x22;

export type Separator = "," | ";" | "\t";

/** The separator that the header line uses most, outside quotes; a comma when it uses none. */
export const detectSeparator = (header: Uint8Array): Separator => {
  const counts = new Map<number, number>(candidates.map((byte) => [byte, 0]));
  let quoted = false;
  for (const byte of header) {
    if (byte === quote) quoted = !quoted;
    const count = counts.get(byte);
    if (!quoted && count !== undefined) counts.set(byte, count + 1);
  }
  const best = candidates.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a));
  return String.fromCharCode(best) as Separator;
};

/** Bytes up to the end of the first line (outside quotes), or `null` when it has not ended yet. */
export const headerLine = (start: Uint8Array): Uint8Array | null => {
  let quoted = false;
  for (let i = 0; i < start.length; i += 1) {
    const byte = start[i];
    if (byte === quote) quoted = !quoted;
    else if (!quoted && (byte === 0x0a || byte === 0x0d)) return start.subarray(0, i);
  }
  return null;
};
