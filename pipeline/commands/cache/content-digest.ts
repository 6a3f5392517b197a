import { sha256 } from "../../model/index.ts";

const typedBytes = (value: unknown): Uint8Array | null =>
  ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/**
 * A digest of everything in a plain value: objects by their sorted names, lists in their order, typed arrays by their bytes. Equal values have
 * equal digests, whatever object holds them. What was digested once is remembered, so that a table which many look at is read once.
 */
export const contentDigests = (): ((value: unknown) => string) => {
  const known = new WeakMap<object, string>();
  const text = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return `${typeof value}:${JSON.stringify(value) ?? ""}`;
    const before = known.get(value);
    if (before !== undefined) return before;
    const bytes = typedBytes(value);
    const own =
      bytes !== null
        ? `${value.constructor.name}:${sha256(bytes)}`
        : Array.isArray(value)
          ? `[${value.map(text).join(",")}]`
          : `{${Object.entries(value)
              .sort(byName)
              .map(([name, part]) => `${JSON.stringify(name)}:${text(part)}`)
              .join(",")}}`;
    const digest = sha256(own);
    known.set(value, digest);
    return digest;
  };
  return (value) => sha256(text(value));
};
