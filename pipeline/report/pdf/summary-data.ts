import type { View } from "../html/view.ts";
import { cardsData } from "./cards-data.ts";
import { coverData } from "./cover-data.ts";
import { ledgerData, shapesData } from "./ledger-data.ts";
import type { Data } from "./printable.ts";

/** Everything that `summary.pdf` prints, as words: one page to post on a wall. */
export const summaryData = (words: Omit<View, "svg">): Data => ({
  ...coverData(words),
  cards: cardsData(words),
  ledger: ledgerData(words),
  shapes: shapesData(words.report.study.simulated),
});
