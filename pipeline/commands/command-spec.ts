import type { Command } from "./command.ts";

/** An argument or an option. */
export interface Given {
  readonly description: string;
  readonly default?: string | boolean;
  /** The words that it may be, for shell completion. */
  readonly words?: readonly string[];
}

/** One command as the command line knows it: help, shell completion and the program itself read this list. */
export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  /** By name as commander writes it: "<must be given>", "[may be given]". */
  readonly arguments?: Readonly<Record<string, Given>>;
  /** By flags: "--out <folder>". */
  readonly options?: Readonly<Record<string, Given & { readonly required?: true }>>;
  /** What its options do not say: what it reads and writes, and what to know before; short lines. */
  readonly about?: readonly string[];
  readonly exit: string;
  readonly examples: readonly string[];
  /** It works without a study folder. */
  readonly anywhere?: true;
  /** Where the study is what another option says. */
  readonly study?: string;
  readonly load: () => Promise<Command<never>>;
}

/** What every command understands. */
export const sharedOptions: Readonly<Record<string, Given>> = {
  "--study <folder>": { description: "the study folder", default: "data" },
  "--json": { description: "one JSON document on stdout", default: false },
  "--quiet": { description: "say less", default: false },
  "--debug": { description: "print the stack of an unexpected error", default: false },
  "--no-color": { description: "no colour" },
  "--workers <n>": { description: "threads to work on (one a processor up to 4; results never depend on it)" },
};
