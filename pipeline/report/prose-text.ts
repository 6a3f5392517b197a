import type { Headline, Prose, Run } from "../model/index.ts";
import { fits } from "./fits.ts";
import {
  formatHeadline,
  formatInterval,
  formatP,
  formatValue,
  formatWhole,
  grouped,
  isCounted,
  type Spelling,
} from "./format.ts";
import { texts } from "./texts.ts";

/** A share of fewer people is printed as its count. */
const FEW = 20;

/** What a run needs to become words. */
export interface ProseContext {
  readonly headlines: ReadonlyMap<string, Headline>;
  readonly spelling: Spelling;
  /** At the plain level numbers are whole. */
  readonly whole?: boolean;
  /** "Author year" of a citation. */
  readonly citation: (id: string) => string;
}

/** The words of one bound number. Throws on an id that does not exist: a sentence must not lose its number. */
const boundText = (run: Extract<Run, { readonly headline: string }>, context: ProseContext): string => {
  const headline = context.headlines.get(run.headline);
  if (!headline) throw new RangeError(`unknown headline in prose: ${run.headline}`);
  const { quantity, unit, n, events, test } = headline;
  const { spelling } = context;
  switch (run.show) {
    case "n":
      return grouped(String(n), spelling);
    case "events":
      return events === null ? texts().number.notRecorded : grouped(String(events), spelling);
    case "p":
      return test ? formatP(test.p, spelling) : texts().number.noTest;
    case "fits":
      return fits(headline) ?? texts().fits.unknown;
    case "value-and-interval":
      return formatHeadline(headline, spelling);
    default:
      if (quantity.kind === "not-estimable") return texts().number.notEstimable;
      if (run.show !== "interval" && n < FEW && isCounted(headline)) return formatHeadline(headline, spelling);
      if (run.show === "interval") {
        const interval = quantity.intervals[0];
        return interval ? formatInterval(interval, quantity.value, unit, n, spelling) : texts().number.noInterval;
      }
      return (context.whole ? formatWhole : formatValue)(
        quantity.value,
        run.show === "percent" ? "share" : unit,
        n,
        spelling,
      );
  }
};

/** One run as plain text. */
export const runText = (run: Run, context: ProseContext): string => {
  if (typeof run === "string") return run;
  if ("term" in run) return run.term;
  if ("headline" in run) return boundText(run, context);
  if ("count" in run) return grouped(String(run.count), context.spelling);
  if ("cite" in run) return context.citation(run.cite);
  return "";
};

/** Prose as plain text, for the terminal, Markdown and alt texts(). */
export const proseText = (prose: Prose, context: ProseContext): string =>
  prose.map((run) => runText(run, context)).join("");
