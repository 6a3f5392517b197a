import type { Instrument, IssueLog } from "../model/index.ts";

/** Every `citation` anywhere in an instrument. */
const citations = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(citations);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "citation" && typeof part === "string" ? [part] : citations(part),
  );
};

/** Instruments that cite what they do not list, or that share a name by which published tables call them. */
export const checkInstruments = (instruments: readonly Instrument[], log: IssueLog): void => {
  const names = new Set<string>();
  for (const instrument of instruments) {
    const file = `instruments/${instrument.id}.json`;
    const listed = new Set(instrument.references.map(({ id }) => id));
    for (const citation of new Set(citations(instrument))) {
      if (!listed.has(citation)) {
        log.add("id-unknown", { file, column: "references" }, citation, { table: "the references of this file" });
      }
    }
    for (const alias of instrument.aliases) {
      if (names.has(alias)) log.add("id-repeated", { file, column: "aliases" }, alias);
      names.add(alias);
    }
  }
};
