import type { ErrorObject } from "ajv/dist/2020.js";
import type { IssueLog } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";

const valueAt = (document: unknown, pointer: readonly string[]): unknown =>
  pointer.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    document,
  );

const pointerOf = (error: ErrorObject): readonly string[] =>
  error.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

const shown = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Tells one fault of a JSON document; the place is the path of the field, such as `plan.level`. */
export const fieldIssue = (log: IssueLog, file: string, document: unknown, error: ErrorObject): void => {
  const pointer = pointerOf(error);
  const value = valueAt(document, pointer);
  const at = (...more: readonly string[]) => ({ file, column: [...pointer, ...more].join(".") || null });
  const fields = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  const present = typeof value === "object" && value !== null ? Object.keys(value) : [];
  switch (error.keyword) {
    case "required": {
      const name = String(error.params.missingProperty);
      const unknown = present.filter((key) => !fields.includes(key));
      log.add("field-missing", at(name), null, { nearest: didYouMean(name, unknown) });
      return;
    }
    case "additionalProperties": {
      const name = String(error.params.additionalProperty);
      const absent = fields.filter((field) => !present.includes(field));
      log.add("field-unknown", at(name), name, { nearest: didYouMean(name, absent) });
      return;
    }
    case "enum": {
      const allowed = (error.params.allowedValues as readonly unknown[]).filter((word) => word !== null).map(String);
      const nearest = didYouMean(String(value), allowed);
      log.add("word-unknown", at(), shown(value), { list: pointer.at(-1) ?? "", nearest, allowed: allowed.join(", ") });
      return;
    }
    default:
      log.add("field-invalid", at(), shown(value), { fault: error.message ?? "is not as the schema says" });
  }
};
