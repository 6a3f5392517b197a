import type { Effects } from "./effects.ts";

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly colour: boolean;
}

/** "Working out 3 of 41" and "Working out 4 of 41" are one stage. */
const stageOf = (text: string): string => text.replace(/\s*\d.*$/, "");

/**
 * Words of data go to stdout, words about the work to stderr. Progress is one line that is written over where somebody watches, a plain line
 * for each stage in CI, and nothing elsewhere.
 */
export const nodeTerminal = (options: TerminalOptions): Effects["terminal"] => {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0); // the reader (head, less) has seen enough
    throw error;
  });
  const inCi = process.env.CI !== undefined && process.env.CI !== "" && process.env.CI !== "false";
  const watched = process.stderr.isTTY === true && !inCi && !options.quiet;
  let stage = "";
  return {
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (watched) process.stderr.write(`\r\u001b[2K${text}`);
      else if (inCi && !options.quiet && text !== "" && stageOf(text) !== stage)
        process.stderr.write(`${stageOf(text)} …\n`);
      stage = stageOf(text);
    },
    columns: process.stdout.columns ?? 80,
    link: process.stdout.isTTY === true,
    colour: options.colour && process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
};
