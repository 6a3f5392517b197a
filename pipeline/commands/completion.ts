import { WorldError } from "../effects/effects.ts";
import type { Command, GlobalOptions } from "./command.ts";
import type { CommandSpec } from "./command-spec.ts";
import { completionScript } from "./completion-script.ts";

export interface CompletionOptions extends GlobalOptions {
  readonly shell: string;
}

/** Prints the script that completes these commands in a shell. */
export const completionOf =
  (list: readonly CommandSpec[]): Command<CompletionOptions> =>
  async ({ shell, json }, { terminal }) => {
    const script = completionScript(shell, list);
    if (script === null) throw new WorldError(`no completion for ${shell}; one of bash, zsh, fish`);
    terminal.out(json ? JSON.stringify({ schema: "afterglow/completion/1", shell, script }) : script.trimEnd());
    return 0;
  };
