import canonicalize from "canonicalize";

/** Canonical JSON (RFC 8785): the same value gives the same text. Throws on NaN and Infinity, as it should. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("value has no JSON form");
  return text;
};
