import type { Report } from "../../model/index.ts";

/** What a page says of its language: "en-US", "en-GB", "de". */
export const languageTag = ({ language = "en", locale }: Pick<Report["study"], "language" | "locale">): string =>
  language !== "en" ? language : locale === "UK" ? "en-GB" : "en-US";
