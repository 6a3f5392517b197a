import { createHash } from "node:crypto";
import { byteOrderMark, decode, validLines } from "./decode.ts";
import { detectSeparator, headerLine, type Separator } from "./detect-separator.ts";
import { limits } from "./limits.ts";
import { parseRecords } from "./parse-records.ts";
import { type ByteFault, createScanner, type Scanner } from "./scan-bytes.ts";
import { type StudyFile, wholePath } from "./study-files.ts";

export interface ReadBytes {
  /** Every byte was read and every record handed over. */
  readonly complete: boolean;
  readonly bytes: number;
  readonly sha256: string;
}

/** `row` counts records from 1, the header; `line` is the physical line where the record starts. */
export type OnRecord = (cells: readonly string[], row: number, line: number) => void;

const pieceBytes = 262_144;
const separatorNames = { ",": "commas", ";": "semicolons", "\t": "tabs" } as const;

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Reads a table's bytes, judges them and hands over its records in order. The first fault of the bytes stops the
 * reading and is one issue; no more of the file is held in memory than one record and a quarter of a megabyte.
 */
export const readRecords = async (file: StudyFile, onRecord: OnRecord): Promise<ReadBytes> => {
  const { log, path } = file;
  const hash = createHash("sha256");
  let bytes = 0;
  let held: Uint8Array[] = []; // not yet parsed
  let heldFrom = 0; // position of the first held byte, without a byte-order mark
  let heldBytes = 0;
  let reading: { readonly scanner: Scanner; readonly separator: Separator } | null = null;
  let row = 0;

  const refuse = ({ code, line, words }: ByteFault): false => {
    log.add(code, { file: path, line }, null, words);
    return false;
  };

  const start = (header: Uint8Array): { readonly scanner: Scanner; readonly separator: Separator } => {
    const separator = detectSeparator(header);
    if (separator !== ",") log.add("separator-found", { file: path }, null, { separator: separatorNames[separator] });
    return { scanner: createScanner(separator), separator };
  };

  const handOver = ({ scanner, separator }: { scanner: Scanner; separator: Separator }): boolean => {
    const lines = scanner.takeLines();
    if (lines.length === 0) return true;
    const all = join(held);
    const whole = all.subarray(0, scanner.wholeBytes() - heldFrom);
    const text = decode(whole);
    if (text === null) return refuse({ code: "not-utf-8", line: (lines[0] as number) + validLines(whole) });
    const records = parseRecords(text, separator, scanner.lineEnd());
    if (records.length !== lines.length) return refuse({ code: "records-unreadable", line: lines[0] as number });
    records.forEach((cells, i) => {
      row += 1;
      onRecord(cells, row, lines[i] as number);
    });
    held = [all.slice(whole.length)];
    heldFrom += whole.length;
    heldBytes = all.length - whole.length;
    return true;
  };

  /** The first bytes wait until the header line is whole: it names the separator. */
  const take = (chunk: Uint8Array, last: boolean): boolean => {
    held.push(chunk);
    heldBytes += chunk.length;
    let fresh: readonly Uint8Array[] = [chunk];
    if (reading === null) {
      const first = join(held);
      const mark = byteOrderMark(first);
      if (mark === -1) return refuse({ code: "not-utf-8", line: 1 });
      const header = headerLine(first.subarray(0, limits.recordBytes + 1));
      if (header === null && !last && first.length <= limits.recordBytes) return true;
      if (mark === 3) log.add("byte-order-mark", { file: path });
      const text = first.subarray(mark);
      reading = start((header ?? first).subarray(mark));
      held = [text];
      heldBytes = text.length;
      fresh = held;
    }
    for (const part of fresh) {
      const fault = reading.scanner.feed(part);
      if (fault !== null) return refuse(fault);
    }
    return heldBytes < pieceBytes ? true : handOver(reading);
  };

  const result = (complete: boolean): ReadBytes => ({ complete, bytes, sha256: hash.digest("hex") });
  for await (const chunk of file.files.read(wholePath(file))) {
    hash.update(chunk);
    bytes += chunk.length;
    if (!take(chunk, false)) return result(false);
  }
  if (bytes === 0) {
    log.add("file-empty", { file: path });
    return result(false);
  }
  if (!take(new Uint8Array(0), true)) return result(false);
  const open = reading as { scanner: Scanner; separator: Separator } | null;
  if (open === null) return result(false);
  const fault = open.scanner.end();
  return result(fault === null ? handOver(open) : refuse(fault));
};
