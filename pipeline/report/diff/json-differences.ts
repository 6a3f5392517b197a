import { canonicalJson, type Json } from "../../model/index.ts";

/** One value that is not what it was; `null` where there is none. */
export interface JsonDifference {
  /** Names with dots; a part of a list by its id where each part has one, else by its place from 1. */
  readonly path: string;
  readonly old: Json;
  readonly new: Json;
}

type Fields = Readonly<Record<string, Json>>;

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const idsOf = (list: readonly Json[]): readonly string[] | null => {
  const ids = list.map((part) => (isFields(part) && typeof part.id === "string" ? part.id : null));
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length ? ids : null;
};

/** A list of objects as fields: by id where all have one, else by place; `null` for a list of plain values. */
const asFields = (list: readonly Json[], byId: boolean): Fields | null => {
  if (!list.every(isFields)) return null;
  const ids = byId ? idsOf(list) : list.map((_, i) => String(i + 1));
  return ids === null ? null : Object.fromEntries(list.map((part, i) => [ids[i] as string, part]));
};

const pairOf = (a: Json | undefined, b: Json | undefined): readonly [Fields, Fields] | null => {
  if (isFields(a) && isFields(b)) return [a, b];
  if (!isList(a) || !isList(b) || a.length === 0 || b.length === 0) return null;
  const byId = idsOf(a) !== null && idsOf(b) !== null;
  const [left, right] = [asFields(a, byId), asFields(b, byId)];
  return left === null || right === null ? null : [left, right];
};

/** Where two JSON values differ, as deep as they are alike, in code-unit order of the paths. A list of plain values is one value. */
export const jsonDifferences = (a: Json | undefined, b: Json | undefined, path = ""): readonly JsonDifference[] => {
  const pair = pairOf(a, b);
  if (pair === null)
    return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b)
      ? []
      : [{ path, old: a ?? null, new: b ?? null }];
  const [left, right] = pair;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .sort()
    .flatMap((key) => jsonDifferences(left[key], right[key], path === "" ? key : `${path}.${key}`));
};
