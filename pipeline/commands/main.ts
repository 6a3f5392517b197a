import { CommanderError, Help, Command as Program } from "commander";
import { WorldError } from "../effects/effects.ts";
import { nodeEffects } from "../effects/node-effects.ts";
import { nodeFiles } from "../effects/node-files.ts";
import { entryFile, MOST_THREADS, nodeWorkers, onThread, serveTasks, usualThreads } from "../effects/node-workers.ts";
import type { GlobalOptions } from "./command.ts";
import { commandList } from "./command-list.ts";
import { type CommandSpec, sharedOptions } from "./command-spec.ts";
import { runWork } from "./run-work.ts";
import { VERSION } from "./software.ts";

const INTERRUPTED = 130;

const GENERAL_HELP = `
First steps:
  afterglow init <folder>    a new study to start from: an invented example with empty tables
  afterglow check            what is wrong with the data, and what they can answer
  afterglow report           the next version under reports/; open its index.html
  afterglow list             every number by its id
  afterglow explain <id>     how one of them was made

A study is a folder: study.json (the plan), claims.json (the statements), instruments/, evidence/ (published
numbers) and patients/<data set>/ (patient tables). schemas/ says what each file may hold.

Exit: 0 done, nothing wrong; 1 the data, the version or the comparison is at fault; 2 could not work; 130 interrupted.`;

/** npm swallows `npm run report --study x`; say so instead of reporting on another study. */
const swallowed = (): string | null => {
  const lost = ["study", "out", "amend", "check", "strict"].filter(
    (name) => process.env[`npm_config_${name}`] !== undefined && !process.argv.includes(`--${name}`),
  );
  return lost.length === 0
    ? null
    : `npm kept --${lost[0]} for itself: put -- before the options, as in npm run report -- --${lost[0]} …`;
};

type Run = (spec: CommandSpec) => (options: object) => Promise<void>;

const helpAfter = ({ about, exit, examples }: CommandSpec): string =>
  `${about === undefined ? "" : `\n${about.join("\n")}\n`}\nExamples:\n${examples.map((words) => `  afterglow ${words}`).join("\n")}\n\nExit: ${exit}`;

const usualHelp = new Help();

/** "(default: false)" says nothing of an option that is given or not. */
const withoutFalse: Help["optionDescription"] = (option) =>
  usualHelp.optionDescription(option).replace(/ \(default: false\)$/, "");

const addOptions = (command: Program, options: NonNullable<CommandSpec["options"]>): void => {
  for (const [flags, given] of Object.entries(options)) {
    if (given.required) command.requiredOption(flags, given.description);
    else command.option(flags, given.description, given.default);
  }
};

const build = (program: Program, run: Run): void => {
  for (const spec of commandList) {
    const command = program.command(spec.name).description(spec.description);
    const names = Object.entries(spec.arguments ?? {}).map(([name, given]) => {
      command.argument(name, given.description, given.default);
      return name.slice(1, -1);
    });
    addOptions(command, spec.options ?? {});
    addOptions(command, sharedOptions);
    command.addHelpText("after", helpAfter(spec)).action((...words: unknown[]) => {
      const options = words[names.length] as Readonly<Record<string, unknown>>;
      const all: Readonly<Record<string, unknown>> = {
        ...options,
        ...Object.fromEntries(names.map((name, i) => [name, words[i]])),
      };
      return run(spec)(spec.study === undefined ? all : { ...all, study: all[spec.study] });
    });
  }
};

const threadCount = (text: string | undefined): number => {
  if (text === undefined) return usualThreads();
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_THREADS) {
    throw new WorldError(`--workers must be a whole number from 1 to ${MOST_THREADS}: ${text}`);
  }
  return count;
};

/** On a thread of its own the program only answers tasks; `false` where it is to run. */
export const serve = async (): Promise<boolean> => onThread() && serveTasks(runWork(nodeFiles(".")));

/** From the words of the command line to the exit code. The only catch for bugs is here. */
export const main = async (words: readonly string[]): Promise<number> => {
  const stop = new AbortController();
  process.once("SIGINT", () => {
    stop.abort();
    process.exit(INTERRUPTED);
  });
  const hint = swallowed();
  if (hint !== null) {
    process.stderr.write(`${hint}\n`);
    return 2;
  }
  const program = new Program("afterglow")
    .description("From published numbers and patient tables to a versioned report that anyone can re-derive.")
    .version(VERSION)
    .addHelpText("after", GENERAL_HELP)
    .configureHelp({ optionDescription: withoutFalse })
    .showHelpAfterError("(afterglow --help lists the commands)")
    .exitOverride();
  let exit = 0;
  build(program, (spec) => async (options) => {
    const command = await spec.load();
    const global = options as GlobalOptions & { readonly color: boolean; readonly workers?: string };
    const workers = nodeWorkers({
      count: threadCount(global.workers),
      entry: entryFile(),
      runTask: runWork(nodeFiles(global.study)),
    });
    const effects = nodeEffects({
      quiet: global.quiet,
      colour: global.color,
      study: global.study,
      workers,
      stop: stop.signal,
    });
    const study = spec.anywhere ? "directory" : await effects.files.kind(global.study);
    if (study !== "directory")
      throw new WorldError(
        `cannot read ${global.study}: ${study === "absent" ? "no such study folder; afterglow init <folder> makes one" : "not a folder"}`,
      );
    exit = await command(options as never, effects);
    await workers.close();
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WorldError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    const debug = words.includes("--debug");
    process.stderr.write(
      debug
        ? `${error instanceof Error ? error.stack : String(error)}\n`
        : `Unexpected error: ${error instanceof Error ? error.message : String(error)}. Run with --debug for details.\n`,
    );
    return 2;
  }
};
