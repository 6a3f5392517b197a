import type { Json, LanguageFile } from "../../model/index.ts";
import { english, type Language, type Texts } from "../texts.ts";

const NAME = /\{\w+\}/g;

const namesOf = (text: string): string =>
  [...text.matchAll(NAME)]
    .map(([name]) => name)
    .sort()
    .join();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys whose values the program reads and never prints. */
const CODES = new Set(["path", "as", "half"]);

/** What a file has for an English text; the English text where it has nothing, or nothing that fits. */
const merged = (own: unknown, file: Json | undefined, missed: () => void): unknown => {
  if (typeof own === "string") {
    if (typeof file === "string" && (file !== "" || own === "") && namesOf(own) === namesOf(file)) return file;
    missed();
    return own;
  }
  if (Array.isArray(own)) return own.map((one, i) => merged(one, Array.isArray(file) ? file[i] : undefined, missed));
  if (!isRecord(own)) return own;
  const others = isRecord(file) ? (file as Readonly<Record<string, Json>>) : {};
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, CODES.has(key) ? value : merged(value, others[key], missed)]),
  );
};

/** The language of a file, and how many words of the page it has none or no fitting ones for: those are English. */
export const languageOf = (
  file: LanguageFile | undefined,
): { readonly language: Language; readonly missing: number } => {
  if (file === undefined) return { language: english, missing: 0 };
  let missing = 0;
  const page = merged(english.page, file.page, () => {
    missing += 1;
  });
  const { simulated, internal } = page as Texts;
  // Stamps stand in pictures too: one word for both.
  const stamps = {
    [english.page.simulated.word]: simulated.word,
    [english.page.internal.word]: internal.word,
  };
  return { language: { page: page as Texts, report: { ...file.report, ...stamps } }, missing };
};
