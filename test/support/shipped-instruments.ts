import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Instrument, InstrumentFile } from "../../pipeline/model/index.ts";

const folder = join(import.meta.dirname, "..", "..", "data", "instruments");

/** The shipped instrument files. */
export const shippedInstruments = (): readonly Instrument[] =>
  readdirSync(folder)
    .sort()
    .map((name) => {
      const { $schema: _, ...instrument }: InstrumentFile = JSON.parse(readFileSync(join(folder, name), "utf8"));
      return instrument;
    });
