import type { unzipSync, Zippable, zipSync } from "fflate";
import { freedBraces } from "./held-braces.ts";

/** Noon of the first day that a zip file can name, on the clock of wherever this runs: a zip file names no time zone. */
const noon = (): Date => new Date(1980, 0, 1, 12);
const LEVEL = 6;

/** Relationship ids in the order in which their part of the package lists them. */
const renumbered = (rels: string, part: string): readonly [rels: string, part: string] => {
  const ids = [...rels.matchAll(/ Id="([^"]*)"/g)].map((match) => match[1] as string);
  // The part decides the order; what it never names follows.
  const named = [...part.matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map((match) => match[1] as string);
  const rest = ids.filter((id) => !named.includes(id));
  const numbers = new Map([...new Set([...named, ...rest])].map((id, i) => [id, `rId${i + 1}`]));
  const settled = part.replace(
    /( r:(?:id|embed|link)=")([^"]*)"/g,
    (_, head, id) => `${head}${numbers.get(id) ?? id}"`,
  );
  const entries = [...rels.matchAll(/<Relationship [^>]*?\/>/g)]
    .map(([entry]) => entry.replace(/ Id="([^"]*)"/, (_, id) => ` Id="${numbers.get(id) ?? id}"`))
    .sort((a, b) => orderOf(a) - orderOf(b));
  const from = rels.indexOf("<Relationship ");
  return [entries.length === 0 ? rels : `${rels.slice(0, from)}${entries.join("")}</Relationships>`, settled];
};

const orderOf = (entry: string): number => Number(/ Id="rId(\d+)"/.exec(entry)?.[1] ?? 0);

/** Numbers of pictures count up over the documents of one run; here they begin at 1. */
const picturesCounted = (part: string): string => {
  let count = 0;
  return part.replace(/(<wp:docPr [^>]*?\bid=")\d+"/g, (_, head) => {
    count += 1;
    return `${head}${count}"`;
  });
};

const dated = (core: string, date: string): string =>
  core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);

/** The same package with nothing in it that differs between two runs: no clock, no chance. */
export const settledPackage = (
  bytes: Uint8Array,
  date: string,
  zip: { readonly unzipSync: typeof unzipSync; readonly zipSync: typeof zipSync },
): Uint8Array => {
  const files = new Map(Object.entries(zip.unzipSync(bytes)));
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  const put = (path: string, body: string): unknown => files.set(path, new TextEncoder().encode(body));
  for (const path of [...files.keys()].filter((name) => name.endsWith(".rels"))) {
    const of = path.replace("_rels/", "").replace(/\.rels$/, "");
    const [rels, part] = renumbered(text(path), files.has(of) ? text(of) : "");
    put(path, rels);
    if (files.has(of)) put(of, part);
  }
  for (const path of [...files.keys()].filter((name) => /^word\/[^/]+\.xml$/.test(name)))
    put(path, freedBraces(text(path)));
  put("word/document.xml", picturesCounted(text("word/document.xml")));
  put("docProps/core.xml", dated(text("docProps/core.xml"), date));
  const sorted = [...files].sort(([a], [b]) => (a === b ? 0 : first(a) < first(b) ? -1 : 1));
  const mtime = noon();
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, body]) => [path, [body, { level: path.endsWith(".png") ? 0 : LEVEL, mtime }]]),
  );
  return zip.zipSync(entries);
};

/** What the package is of comes first, as readers expect. */
const first = (path: string): string => (path === "[Content_Types].xml" ? "" : path);
