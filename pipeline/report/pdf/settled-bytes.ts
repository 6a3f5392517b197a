import { sha256 } from "../../model/index.ts";
import { endOfLiteral } from "./end-of-literal.ts";

/** Entries of a resource dictionary below one another: "      /gs12 34 0 R". */
const ENTRIES = /(?:^ +\/[A-Za-z]+\d+ \d+ 0 R\n){2,}/gm;
const ID = /<xmpMM:DocumentID>([^<]{24})</;

interface Part {
  readonly dictionary: string;
  /** From the word "stream" on; empty for an object without one. */
  readonly rest: string;
}

const partsOf = (pdf: string): ReadonlyMap<string, Part> => {
  const table = pdf.slice(pdf.lastIndexOf("\nxref\n"), pdf.lastIndexOf("\ntrailer\n"));
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map((match) => Number(match[1])).sort((a, b) => a - b);
  return new Map(
    offsets.map((from, i) => {
      const whole = pdf.slice(from, offsets[i + 1] ?? pdf.lastIndexOf("\nxref\n"));
      const head = /^(\d+) 0 obj\n/.exec(whole);
      if (head === null) throw new RangeError(`the PDF has no object at ${from}`);
      const body = whole.slice(head[0].length, whole.lastIndexOf("\nendobj"));
      const stream = body.indexOf("\n>>\nstream\n");
      const end = stream < 0 ? body.length : stream + 3;
      const dictionary = `${body.slice(0, end)}\n`.replace(ENTRIES, (lines) =>
        lines.split("\n").slice(0, -1).sort().concat("").join("\n"),
      );
      return [head[1] as string, { dictionary: dictionary.slice(0, -1), rest: body.slice(end) }];
    }),
  );
};

/** A dictionary with every reference put through a function; words between brackets stay as they are. */
const relinked = (dictionary: string, link: (id: string) => string): string => {
  const reference = /\(|(?<![\d.])(\d+) 0 R\b/g;
  let out = "";
  let done = 0;
  for (let match = reference.exec(dictionary); match !== null; match = reference.exec(dictionary)) {
    if (match[1] === undefined) {
      reference.lastIndex = endOfLiteral(dictionary, match.index) + 1;
      continue;
    }
    out += `${dictionary.slice(done, match.index)}${link(match[1])} 0 R`;
    done = reference.lastIndex;
  }
  return out + dictionary.slice(done);
};

/**
 * The same PDF with its objects in the order in which they are reached from its root: the compiler numbers the letters of pictures,
 * and orders what they use, differently from run to run. Its id becomes the digest of what it holds.
 */
export const settledBytes = (bytes: Uint8Array): Uint8Array => {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const parts = partsOf(pdf);
  const numbers = new Map<string, number>();
  const order: Part[] = [];
  const link = (id: string): string => {
    const known = numbers.get(id);
    if (known !== undefined) return String(known);
    const part = parts.get(id);
    if (part === undefined) throw new RangeError(`the PDF has no object ${id}`);
    numbers.set(id, numbers.size + 1);
    order.push(part);
    return String(numbers.size);
  };
  const first = pdf.indexOf("\n\n") + 2;
  const trailer = relinked(pdf.slice(pdf.lastIndexOf("\ntrailer\n") + 1, pdf.lastIndexOf("startxref")), link);
  let body = pdf.slice(0, first);
  const offsets: number[] = [];
  // Objects that are first reached here join the end of the list that is walked.
  for (const { dictionary, rest } of order) {
    offsets.push(body.length);
    body += `${offsets.length} 0 obj\n${relinked(dictionary, link)}${rest}\nendobj\n\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n\r\n`).join("");
  const size = `/Size ${offsets.length + 1}`;
  const tail = trailer.replace(/\/Size \d+/, size);
  const settled = `${body}xref\n0 ${offsets.length + 1}\n0000000000 65535 f\r\n${table}${tail}startxref\n${body.length}\n%%EOF`;
  const old = ID.exec(settled)?.[1];
  if (old === undefined) return new Uint8Array(Buffer.from(settled, "latin1"));
  const bare = settled.split(old).join("=".repeat(old.length));
  const id = Buffer.from(sha256(bare), "hex").subarray(0, 16).toString("base64");
  return new Uint8Array(Buffer.from(settled.split(old).join(id), "latin1"));
};
