import { createHash } from "node:crypto";
import type { InputFile } from "../model/index.ts";
import { judgeOf } from "./compile-schema.ts";
import { byteOrderMark, decode, validLines } from "./decode.ts";
import { fieldIssue } from "./field-issue.ts";
import { limits } from "./limits.ts";
import { parseJson } from "./parse-json.ts";
import { isReadable, type StudyFile, wholePath } from "./study-files.ts";

export interface ReadJson<T> {
  /** `null` when the file is absent or at fault. */
  readonly value: T | null;
  readonly file: InputFile | null;
}

/** The bytes of a file, or `null` when there are more than the limit. */
const readBytes = async (file: StudyFile): Promise<Uint8Array | null> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.files.read(wholePath(file))) {
    length += chunk.length;
    if (length > limits.jsonBytes) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
};

const parse = (source: StudyFile, bytes: Uint8Array): unknown => {
  const { log, path } = source;
  const mark = byteOrderMark(bytes);
  const text = mark === -1 ? null : decode(bytes.subarray(mark));
  if (mark === 3) log.add("byte-order-mark", { file: path });
  if (text === null) {
    log.add("not-utf-8", { file: path, line: mark === -1 ? 1 : validLines(bytes) + 1 });
    return undefined;
  }
  const parsed = parseJson(text);
  if (parsed.kind === "value") return parsed.value;
  if (parsed.kind === "too-deep") log.add("json-too-deep", { file: path }, null, { limit: limits.jsonDepth });
  else log.add("json-malformed", { file: path, line: parsed.line });
  return undefined;
};

/**
 * Reads one JSON file and judges it by its schema. Every fault goes to the log.
 * The type parameter is the generated type of that schema.
 */
export const readJson = async <T>(
  source: StudyFile,
  schema: Readonly<Record<string, unknown>>,
  required = true,
): Promise<ReadJson<T>> => {
  const { log, path } = source;
  if (!(await isReadable(source, required))) return { value: null, file: null };
  const bytes = await readBytes(source);
  if (bytes === null) {
    log.add("json-too-large", { file: path }, null, { limit: "16 MiB" });
    return { value: null, file: null };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file: InputFile = { path, sha256, bytes: bytes.length, rows: 1 };
  const document = parse(source, bytes);
  if (document === undefined) return { value: null, file };
  const errors = judgeOf(schema)(document);
  for (const error of errors) fieldIssue(log, path, document, error);
  return { value: errors.length === 0 ? (document as T) : null, file };
};
