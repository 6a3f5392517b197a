import { inflateSync } from "node:zlib";
import { endOfLiteral } from "../../pipeline/report/pdf/end-of-literal.ts";

const bytesOf = (text: string): Buffer => Buffer.from(text, "latin1");

/** Every object of a PDF without object streams, by number, as text in which each character is one byte. */
const objectsOf = (pdf: string): ReadonlyMap<string, string> => {
  const objects = new Map<string, string>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = start.exec(pdf); match !== null; match = start.exec(pdf)) {
    const end = pdf.indexOf("endobj", start.lastIndex);
    const stream = pdf.indexOf("stream\n", start.lastIndex);
    const dictionary = pdf.slice(start.lastIndex, stream >= 0 && stream < end ? stream : end);
    const length = stream >= 0 && stream < end ? Number(/\/Length (\d+)/.exec(dictionary)?.[1]) : 0;
    objects.set(match[1] ?? "", dictionary + pdf.slice(stream, stream + 7 + length));
    start.lastIndex = length > 0 ? stream + 7 + length : end;
  }
  return objects;
};

const streamOf = (object = ""): string => {
  const body = object.slice(object.indexOf("stream\n") + 7);
  return object.includes("/FlateDecode") ? inflateSync(bytesOf(body)).toString("latin1") : body;
};

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");

const lettersOf = (cmap: string): ReadonlyMap<number, string> =>
  new Map(
    [...cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)]
      .map(([, glyph, text]) => [Number.parseInt(glyph ?? "", 16), utf16(text ?? "")] as const)
      .filter(([, text]) => text !== ""),
  );

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal?: string, letter = "") =>
    octal === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** A content stream as font changes, strings and text operators in order. */
const tokensOf = (content: string): readonly { readonly kind: "font" | "text" | "show"; readonly value: string }[] => {
  const tokens: { kind: "font" | "text" | "show"; value: string }[] = [];
  const next = /\/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\(|T[jJ]/g;
  for (let match = next.exec(content); match !== null; match = next.exec(content)) {
    if (match[1] !== undefined) tokens.push({ kind: "font", value: match[1] });
    else if (match[2] !== undefined)
      tokens.push({ kind: "text", value: Buffer.from(match[2], "hex").toString("latin1") });
    else if (match[0] === "(") {
      const end = endOfLiteral(content, match.index);
      tokens.push({ kind: "text", value: unescaped(content.slice(match.index + 1, end)) });
      next.lastIndex = end + 1;
    } else tokens.push({ kind: "show", value: "" });
  }
  return tokens;
};

/** The texts that each page of a PDF paints outside pictures, in painting order, one line for each piece. */
export const pdfText = (pdf: Uint8Array): readonly string[] => {
  const objects = objectsOf(Buffer.from(pdf).toString("latin1"));
  const number = (object: string, key: string): string => new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1] ?? "";
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\n/.test(object))
    .map((page) => {
      const resources = objects.get(number(page, "Resources")) ?? page;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
          name,
          lettersOf(streamOf(objects.get(number(objects.get(id ?? "") ?? "", "ToUnicode")))),
        ]),
      );
      let letters: ReadonlyMap<number, string> | undefined;
      const lines: string[] = [];
      let line = "";
      for (const { kind, value } of tokensOf(streamOf(objects.get(number(page, "Contents"))))) {
        if (kind === "font") letters = fonts.get(value);
        else if (kind === "text")
          for (const two of value.match(/../gs) ?? [])
            line += letters?.get(two.charCodeAt(0) * 256 + two.charCodeAt(1)) ?? "";
        else {
          lines.push(line);
          line = "";
        }
      }
      return lines.join("\n");
    });
};
