import manifestSchema from "../../schemas/manifest.schema.json" with { type: "json" };
import versionSchema from "../../schemas/version.schema.json" with { type: "json" };
import { type EarlierManifest, type Report, sha256, type Version } from "../model/index.ts";
import { judgeOf } from "./compile-schema.ts";
import { parseJson } from "./parse-json.ts";
import type { StudyFiles } from "./study-files.ts";

/** One file of a version: its value, or in one clause what is wrong with it. */
export type VersionPart<T> =
  | { readonly kind: "value"; readonly value: T; readonly sha256: string }
  | { readonly kind: "fault"; readonly fault: string };

export interface VersionRead {
  readonly report: VersionPart<Report>;
  readonly version: VersionPart<Version>;
  readonly manifest: VersionPart<EarlierManifest>;
}

const MAX_BYTES = 256 * 1024 * 1024;

/** As much of a report's form as comparing needs: an earlier program may have written other keys. */
const reportSchema = {
  type: "object",
  required: ["schema", "study", "findings"],
  properties: {
    schema: { const: "afterglow/report/1" },
    study: {
      type: "object",
      required: ["id", "title"],
      properties: { id: { type: "string" }, title: { type: "string" } },
    },
    findings: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "headlines", "blocks"],
        properties: {
          id: { type: "string" },
          headlines: {
            type: "array",
            items: {
              type: "object",
              required: ["id", "quantity"],
              properties: { id: { type: "string" }, quantity: { type: "object" } },
            },
          },
          blocks: { type: "array", items: { $ref: "#/$defs/block" } },
        },
      },
    },
  },
  $defs: {
    block: {
      type: "object",
      required: ["kind"],
      oneOf: [
        { properties: { kind: { const: "text" } } },
        {
          required: ["id", "columns", "rows"],
          properties: {
            kind: { const: "table" },
            id: { type: "string" },
            columns: {
              type: "array",
              items: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
            },
            rows: { type: "array", items: { type: "array" } },
          },
        },
        { required: ["id", "spec"], properties: { kind: { const: "chart" }, id: { type: "string" } } },
      ],
    },
  },
} as const;

const readPart = async <T>(files: StudyFiles, path: string, schema: object): Promise<VersionPart<T>> => {
  const kind = await files.kind(path);
  if (kind !== "file") return { kind: "fault", fault: kind === "absent" ? "is not there" : "is not an ordinary file" };
  const bytes = await files.readAll(path, MAX_BYTES);
  const parsed = parseJson(new TextDecoder().decode(bytes));
  if (parsed.kind === "too-deep") return { kind: "fault", fault: "is nested too deep to be read" };
  if (parsed.kind === "malformed") return { kind: "fault", fault: `is not JSON: line ${parsed.line} cannot be read` };
  const [error] = judgeOf(schema as Readonly<Record<string, unknown>>)(parsed.value);
  if (error === undefined) return { kind: "value", value: parsed.value as T, sha256: sha256(bytes) };
  const place = error.instancePath === "" ? "as a whole" : `at ${error.instancePath.slice(1).replaceAll("/", ".")}`;
  return { kind: "fault", fault: `has not the form of one, ${place}: ${error.message ?? error.keyword}` };
};

/** The three documents that say what a version is. Nothing is thrown but failures of the world. */
export const readVersion = async (files: StudyFiles, folder: string): Promise<VersionRead> => ({
  report: await readPart<Report>(files, `${folder}/report.json`, reportSchema),
  version: await readPart<Version>(files, `${folder}/version.json`, versionSchema),
  manifest: await readPart<EarlierManifest>(files, `${folder}/manifest.json`, manifestSchema),
});
