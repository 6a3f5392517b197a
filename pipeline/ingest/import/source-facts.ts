import { decode } from "../decode.ts";
import { parseJson } from "../parse-json.ts";
import type { StudyFiles } from "../study-files.ts";

/** What the folder says of itself beside its table; anything that is missing or unreadable is `null`. */
export interface SourceFacts {
  /** The name that the data set gives itself. */
  readonly shorthand: string | null;
  readonly lastSearch: string | null;
  readonly registration: string | null;
  readonly authors: readonly string[];
  readonly licence: string | null;
}

const LONGEST = 65_536;

const textOf = async (files: StudyFiles, folder: string, path: string): Promise<string | null> => {
  if ((await files.kind(`${folder}/${path}`)) !== "file") return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of files.read(`${folder}/${path}`)) {
    length += chunk.length;
    if (length > LONGEST) return null;
    parts.push(chunk);
  }
  const text = decode(Buffer.concat(parts))?.trim() ?? "";
  return text === "" || text.includes("\u0000") ? null : text;
};

const oneLine = (text: string | null): string | null => {
  const line = text?.split(/[\r\n]/)[0]?.trim() ?? "";
  return line === "" ? null : line.slice(0, 200);
};

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim().slice(0, 200)];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
};

/** Reads the small files beside the table: name, date of the last search, registration, authors, licence. */
export const sourceFacts = async (files: StudyFiles, folder: string): Promise<SourceFacts> => {
  const read = (path: string): Promise<string | null> => textOf(files, folder, path);
  const authors = parseJson((await read("metadata/authors.json")) ?? "[]");
  const registration = oneLine(await read("metadata/registration.txt"));
  return {
    shorthand: oneLine(await read("metadata/shorthand.txt")),
    lastSearch: oneLine(await read("metadata/last_search.txt")),
    registration,
    authors: authors.kind === "value" ? namesIn(authors.value) : [],
    licence: (await read("license")) ?? (await read("LICENSE")),
  };
};
