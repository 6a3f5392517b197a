import type { Effects } from "../effects/effects.ts";

/** What every command gets from the command line. */
export interface GlobalOptions {
  readonly study: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** 0 done, nothing wrong; 1 the data, the version or the comparison is at fault; 2 could not work. */
export type ExitCode = 0 | 1 | 2;

export type Command<Options extends GlobalOptions = GlobalOptions> = (
  options: Options,
  effects: Effects,
) => Promise<ExitCode>;
