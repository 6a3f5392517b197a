import type { IssueCode, IssueWords } from "../model/index.ts";
import type { Separator } from "./detect-separator.ts";
import { limits } from "./limits.ts";

export interface ByteFault {
  readonly code: IssueCode;
  readonly line: number;
  readonly words?: IssueWords;
}

export interface Scanner {
  /** Reads on; the fault that stops the reading, or `null`. */
  feed(chunk: Uint8Array): ByteFault | null;
  /** The file has ended. */
  end(): ByteFault | null;
  /** Bytes up to the end of the last whole record, its line end included. */
  wholeBytes(): number;
  /** Physical lines on which the records since the last call start. */
  takeLines(): readonly number[];
  lineEnd(): "\n" | "\r\n" | "\r";
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const names = { "\n": "LF", "\r\n": "CRLF", "\r": "CR" } as const;
type LineEnd = keyof typeof names;

// where the next byte stands
const cellStart = 0;
const plain = 1;
const quoted = 2;
const afterQuote = 3;

/**
 * Judges the bytes of a table before anything parses them: NUL, mixed line ends, stray and unclosed quotes, records,
 * cells and columns beyond the limits. It counts physical lines, so that a record after a quoted line end keeps its place.
 */
export const createScanner = (separator: Separator): Scanner => {
  const separatorByte = separator.charCodeAt(0);
  let state = cellStart;
  let position = 0;
  let recordFrom = 0;
  let cellFrom = 0;
  let columns = 1;
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let afterReturn = false;
  let lineEnd: LineEnd | null = null;
  let lines: number[] = [];

  const fault = (code: IssueCode, at: number, words?: IssueWords): ByteFault =>
    words === undefined ? { code, line: at } : { code, line: at, words };

  const endCell = (): ByteFault | null => {
    if (position - cellFrom > limits.cellBytes) return fault("cell-too-long", line, { limit: "64 KiB" });
    cellFrom = position + 1;
    state = cellStart;
    return null;
  };

  /** `next` is the position after the line end. */
  const endRecord = (kind: LineEnd, next: number): ByteFault | null => {
    const long = endCell();
    if (long !== null) return long;
    if (next - recordFrom > limits.recordBytes) return fault("record-too-long", recordLine, { limit: "1 MiB" });
    if (lineEnd !== null && lineEnd !== kind) {
      return fault("line-ends-mixed", line, { first: names[lineEnd], second: names[kind] });
    }
    lineEnd = kind;
    lines.push(recordLine);
    line += 1;
    recordLine = line;
    recordFrom = next;
    cellFrom = next;
    columns = 1;
    return null;
  };

  const step = (byte: number): ByteFault | null => {
    if (afterReturn) {
      afterReturn = false;
      if (state === quoted) {
        if (byte === lineFeed) return null;
      } else {
        if (byte === lineFeed) return endRecord("\r\n", position + 1);
        const ended = endRecord("\r", position);
        if (ended !== null) return ended;
      }
    }
    if (byte === 0) return fault("nul-byte", line);
    if (state === quoted) {
      if (byte === quote) state = afterQuote;
      else if (byte === lineFeed || byte === carriageReturn) {
        line += 1;
        afterReturn = byte === carriageReturn;
      }
      return null;
    }
    if (byte === separatorByte) {
      columns += 1;
      return columns > limits.columns ? fault("columns-too-many", recordLine, { limit: limits.columns }) : endCell();
    }
    if (byte === lineFeed) return endRecord("\n", position + 1);
    if (byte === carriageReturn) {
      afterReturn = true;
      return null;
    }
    if (byte === quote) {
      if (state === plain) return fault("quote-stray", line);
      if (state === cellStart) quoteLine = line;
      state = quoted;
      return null;
    }
    if (state === afterQuote) return fault("quote-stray", line);
    state = plain;
    return null;
  };

  const tooLong = (): ByteFault | null => {
    if (position - recordFrom > limits.recordBytes) return fault("record-too-long", recordLine, { limit: "1 MiB" });
    return position - cellFrom > limits.cellBytes ? fault("cell-too-long", line, { limit: "64 KiB" }) : null;
  };

  return {
    feed: (chunk) => {
      for (let i = 0; i < chunk.length; i += 1) {
        const byte = chunk[i] as number;
        // letters, digits and bytes above ASCII inside a cell change nothing
        const isOrdinary = byte > 0x2c && byte !== separatorByte && !afterReturn;
        if (!isOrdinary || (state !== plain && state !== quoted)) {
          const found = step(byte);
          if (found !== null) return found;
        }
        position += 1;
        if ((i & 0xffff) === 0xffff) {
          const long = tooLong();
          if (long !== null) return long;
        }
      }
      return tooLong();
    },
    end: () => {
      if (state === quoted) return fault("quote-unclosed", quoteLine);
      if (afterReturn) {
        afterReturn = false;
        return endRecord("\r", position);
      }
      if (position === recordFrom) return null;
      lines.push(recordLine);
      recordFrom = position;
      return tooLong();
    },
    wholeBytes: () => recordFrom,
    takeLines: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
    lineEnd: () => lineEnd ?? "\n",
  };
};
