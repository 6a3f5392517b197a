const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or `null` when they are not valid UTF-8. */
export const decode = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

/** How many lines of these bytes are valid UTF-8 before the first that is not. */
export const validLines = (bytes: Uint8Array): number => {
  let lines = 0;
  for (let from = 0; from < bytes.length; lines += 1) {
    const end = bytes.indexOf(0x0a, from);
    const next = end === -1 ? bytes.length : end + 1;
    if (decode(bytes.subarray(from, next)) === null) return lines;
    from = next;
  }
  return lines;
};

/** Length of the byte-order mark at the start: 3 for UTF-8, 0 for none, -1 for UTF-16. */
export const byteOrderMark = (bytes: Uint8Array): 0 | 3 | -1 => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? -1 : 0;
};
