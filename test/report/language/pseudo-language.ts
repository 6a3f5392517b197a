import type { Json, LanguageFile } from "../../../pipeline/model/index.ts";

const LOW = "абвгдежзийклмнопрстуфхцчшщ";
const A = 97;

/** Each letter of English by one that English has not: what is left in English shows at once, and no two texts become one. */
const letter = (c: string): string => {
  const other = LOW[c.toLowerCase().charCodeAt(0) - A] ?? c;
  return c === c.toLowerCase() ? other : other.toUpperCase();
};

/** A text in a language that nobody speaks; what stands in braces stays. */
export const pseudo = (text: string): string =>
  text.replace(/\{\w+\}|[A-Za-z]/g, (c) => (c.length > 1 ? c : letter(c)));

const deep = (value: Json): Json => {
  if (typeof value === "string") return pseudo(value);
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one)]));
};

/** A language file filled in by nobody. */
export const pseudoLanguage = ({ page, report }: LanguageFile): LanguageFile => ({
  page: deep(page) as LanguageFile["page"],
  report: Object.fromEntries(Object.keys(report).map((key) => [key, pseudo(key)])),
});
