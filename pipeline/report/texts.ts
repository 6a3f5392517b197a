import { AsyncLocalStorage } from "node:async_hooks";
import en from "./texts/en.json" with { type: "json" };

/** The sentence bank: every word that a page says by itself. */
export type Texts = typeof en;

/** English texts of reports with their translations. */
export type Catalog = Readonly<Record<string, string>>;

/** A language that reports can be printed in. */
export interface Language {
  readonly page: Texts;
  readonly report: Catalog;
}

export const english: Language = { page: en, report: {} };

const spoken = new AsyncLocalStorage<Language>();

/** The language that is spoken here: English, or that of the `inLanguage` that this runs in. */
export const language = (): Language => spoken.getStore() ?? english;

/** Its sentence bank. */
export const texts = (): Texts => language().page;

/** Runs something, and whatever it waits for, in another language. Nothing outside of it changes. */
export const inLanguage = <T>(other: Language, run: () => T): T => spoken.run(other, run);
