import type { ErrorObject } from "ajv/dist/2020.js";
import type { IssueCode, IssueLog, IssueWords, Place } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";
import type { FieldSchema } from "./table-schema.ts";

const bounds: Readonly<Record<string, string>> = {
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "above",
  exclusiveMaximum: "below",
};

const isYesOrNo = (field: FieldSchema): boolean => field.enum?.includes(0) === true && field.enum.includes(1);

const code = (error: ErrorObject, field: FieldSchema, value: unknown): IssueCode => {
  if (value === null) return "cell-empty";
  if (isYesOrNo(field)) return "not-a-yes-or-no";
  if (error.keyword === "type") {
    const types = [error.params.type].flat() as readonly string[];
    return types.includes("integer")
      ? "not-a-whole-number"
      : types.includes("number")
        ? "not-a-number"
        : "text-malformed";
  }
  if (error.keyword === "enum") return "word-unknown";
  return error.keyword in bounds ? "out-of-range" : "text-malformed";
};

const words = (found: IssueCode, error: ErrorObject, field: FieldSchema, value: unknown, list: string): IssueWords => {
  if (found === "out-of-range") return { bound: `${bounds[error.keyword]} ${String(error.params.limit)}` };
  if (found !== "word-unknown") return {};
  const allowed = (field.enum ?? []).filter((word) => word !== null).map(String);
  return { list, nearest: didYouMean(String(value), allowed), allowed: allowed.join(", ") };
};

/** Tells one fault of one cell, with the text as it stood (`shown`; `null` when it may not be shown). */
export const cellIssue = (
  log: IssueLog,
  error: ErrorObject,
  cell: { readonly field: FieldSchema; readonly value: unknown; readonly shown: string | null; readonly at: Place },
): void => {
  const found = code(error, cell.field, cell.value);
  log.add(found, cell.at, cell.shown, words(found, error, cell.field, cell.value, cell.at.column ?? ""));
};
