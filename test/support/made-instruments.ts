import type { Instrument } from "../../pipeline/model/index.ts";

const blank = {
  rater: "self",
  items: 9,
  itemRange: [0, 3],
  step: null,
  total: "sum",
  recallDays: null,
  bands: [],
  entryCutoff: null,
  response: null,
  remission: null,
  relapse: null,
  minimalImportantDifference: null,
  referenceSd: null,
  satisfactionBands: null,
  references: [],
} as const;

const cited = (value: number) => ({ value, citation: "nobody-2000" });

export const moodInstrument = (mood: { readonly entry?: number; readonly mid?: number } = {}): Instrument => ({
  ...blank,
  id: "mood",
  name: "Mood, invented (Mood scale)",
  construct: "depression",
  range: [0, 27],
  better: "lower",
  entryCutoff: mood.entry === undefined ? null : cited(mood.entry),
  minimalImportantDifference: mood.mid === undefined ? null : { ...cited(mood.mid), kind: "points" },
  aliases: ["mood"],
});

export const joyInstrument: Instrument = {
  ...blank,
  id: "joy",
  name: "Joy scale",
  construct: "satisfaction",
  range: [8, 32],
  better: "higher",
  aliases: ["joy"],
};

/** Two instruments: `mood`, 0 to 27, more is worse; `joy`, 8 to 32, more is better. */
export const madeInstruments = (
  mood: { readonly entry?: number; readonly mid?: number } = {},
): readonly Instrument[] => [moodInstrument(mood), joyInstrument];
