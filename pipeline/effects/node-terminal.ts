import type { Effects } from "./effects.ts";

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly colour: boolean;
}

/** Words of data go to stdout, words about the work to stderr; progress only where somebody watches. */
export const nodeTerminal = (options: TerminalOptions): Effects["terminal"] => {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0); // the reader (head, less) has seen enough
    throw error;
  });
  const watched = process.stderr.isTTY === true && process.env.CI === undefined && !options.quiet;
  return {
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (watched) process.stderr.write(`\r\u001b[2K${text}`);
    },
    columns: process.stdout.columns ?? 80,
    link: process.stdout.isTTY === true,
    colour: options.colour && process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  };
};
