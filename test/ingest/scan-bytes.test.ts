import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { createScanner } from "../../pipeline/ingest/scan-bytes.ts";
import { fc } from "../support/properties.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const scan = (text: string, chunk = 1_000_000) => {
  const scanner = createScanner(",");
  const all = bytes(text);
  for (let at = 0; at < all.length; at += chunk) {
    const fault = scanner.feed(all.slice(at, at + chunk));
    if (fault !== null) return { fault, lines: scanner.takeLines() };
  }
  const fault = scanner.end();
  return { fault, lines: scanner.takeLines(), lineEnd: scanner.lineEnd() };
};

describe("createScanner", () => {
  it.each([
    ["LF", "a,b\n1,2\n", [1, 2], "\n"],
    ["no line end at the end", "a,b\n1,2", [1, 2], "\n"],
    ["CRLF", "a,b\r\n1,2\r\n", [1, 2], "\r\n"],
    ["CR", "a,b\r1,2\r", [1, 2], "\r"],
    ["a quoted line end", 'a,b\n"x\ny",2\n3,4\n', [1, 2, 4], "\n"],
    ["a quoted CRLF counts once", 'a,b\n"x\r\ny\rz",2\n3,4\n', [1, 2, 5], "\n"],
    ["doubled quotes", 'a,b\n"say ""hi""",2\n', [1, 2], "\n"],
    ["a blank line", "a,b\n\n1,2\n", [1, 2, 3], "\n"],
  ])("gives the physical line of each record: %s", (_, text, lines, lineEnd) => {
    expect(scan(text)).toEqual({ fault: null, lines, lineEnd });
    expect(scan(text, 1)).toEqual({ fault: null, lines, lineEnd });
  });

  it.each([
    ["nul-byte", "a,b\n1,\u00002\n", 2],
    ["nul-byte", 'a,b\n"1\n\u0000",2\n', 3],
    ["line-ends-mixed", "a,b\r\n1,2\n", 2],
    ["line-ends-mixed", "a,b\n1,2\r3,4\n", 2],
    ["quote-unclosed", 'a,b\n1,2\n3,"4\n5,6\n', 3],
    ["quote-stray", 'a,b\n1,2"x"\n', 2],
    ["quote-stray", 'a,b\n"1"x,2\n', 2],
    ["columns-too-many", `${",".repeat(1000)}\n`, 1],
    ["cell-too-long", `a,b\n1,${"x".repeat(65_537)}\n`, 2],
    ["record-too-long", `a,b\n${`${"x".repeat(60_000)},`.repeat(18)}\n`, 2],
  ])("stops at %s with its line", (code, text, line) => {
    expect(scan(text).fault).toMatchObject({ code, line });
    expect(scan(text, 7).fault).toMatchObject({ code, line });
  });

  it("accepts what is just within the limits", () => {
    expect(scan(`${",".repeat(999)}\n`).fault).toBeNull();
    expect(scan(`a,${"x".repeat(65_536)}\n`).fault).toBeNull();
  });

  it("agrees with the parser on the records of any well-formed table, in chunks of any size", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "😀", " ", ",", '"', "\n", "\r"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 9 }),
        (rows, newline, chunk) => {
          const text = Papa.unparse(rows, { newline, quotes: true }) + newline;
          const { fault, lines } = scan(text, chunk);
          expect(fault).toBeNull();
          expect(lines).toHaveLength(rows.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
