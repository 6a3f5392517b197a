import { tickText } from "./ticks.ts";

/** What the light zone beside the line of no difference is; nothing where no difference is declared to matter. */
export const worthwhileNote = (worthwhile: number | null, unit: string): readonly string[] =>
  worthwhile === null
    ? []
    : [
        `Shaded, up to the dotted line: less than the smallest difference that matters (${`${tickText(worthwhile)} ${unit}`.trim()}).`,
      ];

export const HOLLOW_NOTE = "Empty mark: the checks before a comparison may be relied on were not passed.";
