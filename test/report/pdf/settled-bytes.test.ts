import { expect, it } from "vitest";
import { settledBytes } from "../../../pipeline/report/pdf/settled-bytes.ts";
import { typesetter } from "../../../pipeline/report/pdf/typesetter.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { fontFiles } from "../drawing.ts";

const object = (id: number, body: string): string => `${id} 0 obj\n${body}\nendobj\n\n`;

/** A PDF of these objects in this order, the first of them the root. */
const pdfOf = (root: number, objects: readonly (readonly [number, string])[]): Uint8Array => {
  let body = "%PDF-1.7\n%\u0080\n\n";
  const offsets = new Map<number, number>();
  for (const [id, text] of objects) {
    offsets.set(id, body.length);
    body += object(id, text);
  }
  const lines = objects.map(([id]) => id).sort((a, b) => a - b);
  const table = lines.map((id) => `${String(offsets.get(id)).padStart(10, "0")} 00000 n\r\n`).join("");
  const text = `${body}xref\n0 ${lines.length + 1}\n0000000000 65535 f\r\n${table}trailer\n<<\n  /Size ${lines.length + 1}\n  /Root ${root} 0 R\n>>\nstartxref\n${body.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(text, "latin1"));
};

const title = "<<\n  /Title (see 9 0 R \\( endobj (2 0 R\\)) xref)\n  /A [X 0 R Y 0 R]\n>>";

it("puts objects and the entries of a dictionary in one order, whatever their numbers were", () => {
  const one = pdfOf(1, [
    [1, title.replace("X", "2").replace("Y", "3")],
    [2, "<<\n  /Font <<\n      /f1 3 0 R\n      /f0 4 0 R\n  >>\n>>"],
    [3, "<<\n  /Length 9\n>>\nstream\n(5 0 R) 5 0 R\nendstream"],
    [4, "<<\n  /Name /Four\n>>"],
  ]);
  const other = pdfOf(4, [
    [2, "<<\n  /Length 9\n>>\nstream\n(5 0 R) 5 0 R\nendstream"],
    [1, "<<\n  /Name /Four\n>>"],
    [4, title.replace("X", "3").replace("Y", "2")],
    [3, "<<\n  /Font <<\n      /f0 1 0 R\n      /f1 2 0 R\n  >>\n>>"],
  ]);
  const settled = Buffer.from(settledBytes(one)).toString("latin1");
  expect(Buffer.from(settledBytes(other)).toString("latin1")).toBe(settled);
  expect(settled).toContain("/Title (see 9 0 R \\( endobj (2 0 R\\)) xref)\n  /A [2 0 R 3 0 R]");
  expect(settled).toContain("/f0 4 0 R\n      /f1 3 0 R");
  expect(settled).toContain("stream\n(5 0 R) 5 0 R\nendstream");
  for (const [, offset] of settled.matchAll(/^(\d{10}) 00000 n/gm))
    expect(settled.slice(Number(offset))).toMatch(/^\d+ 0 obj\n/);
  expect(settled.slice(Number(/startxref\n(\d+)/.exec(settled)?.[1]))).toMatch(/^xref/);
});

it("refuses what points nowhere", () => {
  expect(() => settledBytes(pdfOf(1, [[1, "<<\n  /A 7 0 R\n>>"]]))).toThrow("the PDF has no object 7");
});

it("keeps a real document whole, is done after once, and gives it the digest as id", async () => {
  const set = await typesetter(fontFiles);
  const svg = (i: number): string =>
    `<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20' viewBox='0 0 90 20'><g opacity='0.${i + 1}'><text x='1' y='9' font-family='Inter'>one ${i}</text><text x='1' y='19' font-family='Inter' font-weight='600'>two ${i}</text></g></svg>`;
  const template = `#set document(title: "endobj 3 0 R ) (", date: none)
#set text(font: ("Inter",), fallback: false)
= Heading 1 0 R
${Array.from({ length: 8 }, (_, i) => `#image(bytes("${svg(i)}"), format: "svg")`).join("\n")}
last word`;
  const once = set?.(template, {}) ?? new Uint8Array();
  expect(Buffer.compare(settledBytes(once), once)).toBe(0);
  expect(Buffer.compare(once, (await typesetter(fontFiles))?.(template, {}) ?? new Uint8Array())).toBe(0);
  expect(pdfText(once)).toEqual(["Heading 1 0 R\nlast word"]);
  const source = Buffer.from(once).toString("latin1");
  expect(source).toContain("endobj 3 0 R ");
  const id = /\/ID \[\((.{24})\)/.exec(source)?.[1];
  expect(source.split(id ?? "?")).toHaveLength(5);
});
