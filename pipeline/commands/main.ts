import { CommanderError, Command as Program } from "commander";
import { WorldError } from "../effects/effects.ts";
import { nodeEffects } from "../effects/node-effects.ts";
import { entryFile, MOST_THREADS, nodeWorkers, onThread, serveTasks } from "../effects/node-workers.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { VERSION } from "./software.ts";

const INTERRUPTED = 130;

/** npm swallows `npm run report --study x`; say so instead of reporting on another study. */
const swallowed = (): string | null => {
  const lost = ["study", "out", "amend", "check", "strict"].filter(
    (name) => process.env[`npm_config_${name}`] !== undefined && !process.argv.includes(`--${name}`),
  );
  return lost.length === 0
    ? null
    : `npm kept --${lost[0]} for itself: put -- before the options, as in npm run report -- --${lost[0]} …`;
};

const build = (program: Program, run: (load: () => Promise<Command<never>>) => (options: object) => Promise<void>) => {
  const shared = (command: Program): Program =>
    command
      .option("--study <folder>", "the study folder", "data")
      .option("--json", "one JSON document on stdout", false)
      .option("--quiet", "say less", false)
      .option("--debug", "print the stack of an unexpected error", false)
      .option("--no-color", "no colour")
      .option("--workers <n>", "threads to work on (results never depend on it)", "1");
  shared(program.command("check"))
    .description("judge every file of the study and say what the data can answer")
    .option("--strict", "warnings are faults too", false)
    .addHelpText("after", "\nExit: 0 clean, 1 errors in the data (with --strict: warnings too), 2 could not work.")
    .action(run(async () => (await import("./check.ts")).check as Command<never>));
  shared(program.command("report"))
    .description("build the report; write the next version when anything changed")
    .option("--out <folder>", "where versions are kept", "reports")
    .option("--check", "write nothing; exit 1 when the newest version differs", false)
    .option("--only <kinds>", "write only these kinds of files: json, html, charts, png, tables, …")
    .option("--amend", "rewrite the newest version, while no tag contains it", false)
    .addHelpText("after", "\nExit: 0 done, 1 data at fault (nothing written) or --check: differs, 2 could not work.")
    .action(run(async () => (await import("./report.ts")).report as Command<never>));
  shared(program.command("simulate"))
    .description("write a simulated patient data set from its simulation.json")
    .argument("[dataset]", "folder under patients/", "simulated")
    .option("--seed <n>", "another seed")
    .option("--patients <n>", "another number of patients")
    .addHelpText("after", "\nExit: 0 done, 1 simulation.json at fault, 2 could not work.")
    .action((dataset: string, options: object) =>
      run(async () => (await import("./simulate.ts")).simulate as Command<never>)({ ...options, dataset }),
    );
  shared(program.command("import"))
    .description("make a study folder of somebody else's data set")
    .argument("<kind>", "whose format it is: metapsy")
    .argument("<folder>", "the folder that is imported")
    .requiredOption("--into <study>", "the study folder that it becomes: new, or empty")
    .option("--mapping <file>", "another mapping than the one that ships (schemas/mapping.schema.json)")
    .addHelpText("after", "\nExit: 0 done, 1 rows refused or the data at fault, 2 could not work.")
    .action((kind: string, folder: string, options: object) =>
      run(async () => (await import("./import.ts")).importStudy as Command<never>)({
        ...options,
        kind,
        folder,
        study: folder,
      }),
    );
  shared(program.command("list"))
    .description("list headlines, analyses, instruments, claims, codes or versions")
    .argument("[what]", "headlines | analyses | instruments | claims | codes | versions", "headlines")
    .option("--out <folder>", "where versions are kept", "reports")
    .addHelpText("after", "\nExit: 0 done, 1 data at fault, 2 could not work.")
    .action((what: string, options: object) =>
      run(async () => (await import("./list.ts")).list as Command<never>)({ ...options, what }),
    );
};

const threadCount = (text: string): number => {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_THREADS) {
    throw new WorldError(`--workers must be a whole number from 1 to ${MOST_THREADS}: ${text}`);
  }
  return count;
};

/** On a thread of its own the program only answers tasks; `false` where it is to run. */
export const serve = async (): Promise<boolean> =>
  onThread() && serveTasks((await import("./run-analyses.ts")).runTask);

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
    .showHelpAfterError("(afterglow --help lists the commands)")
    .exitOverride();
  let exit = 0;
  build(program, (load) => async (options) => {
    const command = await load();
    const global = options as GlobalOptions & { readonly color: boolean; readonly workers: string };
    const { runTask } = await import("./run-analyses.ts");
    const workers = nodeWorkers({ count: threadCount(global.workers), entry: entryFile(), runTask });
    const effects = nodeEffects({
      quiet: global.quiet,
      colour: global.color,
      study: global.study,
      workers,
      stop: stop.signal,
    });
    const study = await effects.files.kind(global.study);
    if (study !== "directory")
      throw new WorldError(
        `cannot read ${global.study}: ${study === "absent" ? "no such study folder" : "not a folder"}`,
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
