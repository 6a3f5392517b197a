import type { Command } from "./command.ts";
import type { CommandSpec, Given } from "./command-spec.ts";

const out: Readonly<Record<string, Given>> = {
  "--out <folder>": { description: "where versions are kept", default: "reports" },
};

const LISTS = ["headlines", "analyses", "instruments", "claims", "codes", "texts", "versions"];
const FORMATS = ["text", "json", "github", "sarif"];
const VERIFY_FORMATS = ["text", "json", "junit"];
const DIFF_FORMATS = ["text", "md", "json"];
const SHELLS = ["bash", "zsh", "fish"];

/** Every command, in the order of the help. */
export const commandList: readonly CommandSpec[] = [
  {
    name: "check",
    description: "judge every file of the study and say what the data can answer",
    options: {
      "--strict": { description: "warnings are faults too", default: false },
      "--format <kind>": {
        description: `${FORMATS.join(" | ")}: for people, programs, annotations of GitHub, code scanning`,
        words: FORMATS,
      },
    },
    about: [
      "Writes nothing. Each problem: what is wrong, where (file:row, as a spreadsheet counts) and what to do.",
      "afterglow explain <code> says more of a problem. In CI it also fails where git tracks tables of real patients and the",
      "repository is public or not known to be private; nothing printed there repeats the text of a patient's cell.",
    ],
    exit: "0 clean, 1 errors in the data (with --strict: warnings too), 2 could not work.",
    examples: ["check", "check --strict --study my-study", "check --format sarif > check.sarif"],
    load: async () => (await import("./check.ts")).check as Command<never>,
  },
  {
    name: "report",
    description: "build the report; write the next version when anything changed",
    options: {
      ...out,
      "--check": { description: "write nothing; exit 1 when the newest version differs", default: false },
      "--only <kinds>": { description: "write only these kinds of files: json, html, charts, png, tables, …" },
      "--amend": { description: "rewrite the newest version, while no tag contains it", default: false },
      "--no-cache": { description: "work everything out anew; nothing is taken from .cache/" },
      "--private": {
        description: "also draw single people's courses into <study>/.private/, for your own eyes",
        default: false,
      },
    },
    about: [
      "Writes <out>/<study id>/v<N>/, whole or not at all, and <out>/<study id>/index.html, the list of versions. A version is never",
      'edited: same data, plan and program say "unchanged". --only knows json, html, explore, summary, abstract, charts, png, pdf,',
      "tables, results, references, docx, crate. What is known is kept in .cache/, safe to delete. SOURCE_DATE_EPOCH, when set, is the",
      "clock. Notices of retractions and corrections: <out>/<study id>/notices.json (schemas/notices.schema.json); they are printed,",
      "and shown on top of the versions that they are about (v<N>.html).",
    ],
    exit: "0 done, 1 data at fault (nothing written) or --check: differs, 2 could not work.",
    examples: ["report", "report --check", "report --study my-study --out my-reports --only json,html"],
    load: async () => (await import("./report.ts")).report as Command<never>,
  },
  {
    name: "verify",
    description: "derive a committed version again and say whether every number is the same; writes nothing",
    arguments: { "[version]": { description: "its number; the newest when not given" } },
    options: {
      ...out,
      "--at <rev>": { description: "read the study's inputs from this git revision" },
      "--tolerance <x>": { description: "how far numbers may differ, relative to the larger", default: "1e-9" },
      "--format <kind>": { description: VERIFY_FORMATS.join(" | "), default: "text", words: VERIFY_FORMATS },
      "--bytes": {
        description: "draw every file again and compare bytes (promised within one Node major)",
        default: false,
      },
    },
    about: [
      "Compares headlines, table cells, chart data and words with what was published, and inputs and files with the manifest.",
      "Where inputs have changed since, it says which rows, and the git revision (--at) that still has the old ones.",
      "Numbers are the same on any machine, Node release, time zone and locale.",
    ],
    exit: "0 every number is the same, 1 a number differs or an input or file is missing or changed, 2 could not work.",
    examples: ["verify", "verify 3 --at v1.0", "verify --format junit > verify.xml"],
    load: async () => (await import("./verify.ts")).verify as Command<never>,
  },
  {
    name: "diff",
    description: "show which numbers moved between two versions, and which change of data, plan or program moved them",
    arguments: {
      "[a]": { description: "a version's number, or now" },
      "[b]": { description: "another; what is not given is the newest version and the one before, or now" },
    },
    options: {
      ...out,
      "--format <kind>": { description: DIFF_FORMATS.join(" | "), default: "text", words: DIFF_FORMATS },
      "--exit-code": { description: "exit 1 when they differ", default: false },
    },
    about: [
      "Writes nothing. The reasons come from running the present program again with one change at a time: data, then plan; what is",
      "left over is the program. Earlier inputs come from git or <study>/.history/; where neither has them, it says so.",
      "Changed rows are named for published evidence, and only counted for patients.",
    ],
    exit: "0 done, 1 only with --exit-code: they differ, 2 could not work (also where the data are at fault).",
    examples: ["diff", "diff 1 2 --format md", "diff 2 now --exit-code"],
    load: async () => (await import("./diff.ts")).diff as Command<never>,
  },
  {
    name: "lock",
    description: "freeze the analysis plan: later changes are printed as deviations",
    options: {
      "--by <name>": { description: "who freezes it" },
      "--registration <id>": { description: "where it is registered" },
      "--status": { description: "change nothing: say whether the plan is what was frozen", default: false },
    },
    about: [
      "Writes <study>/plan.lock.json, once: a frozen plan is never frozen again. A report under another plan prints each deviation",
      "on its first page and marks the numbers that rest on it post hoc.",
    ],
    exit: "0 done, 1 --status: the plan deviates, or data at fault, 2 could not work.",
    examples: ['lock --by "A. Name"', "lock --status"],
    load: async () => (await import("./lock.ts")).lock as Command<never>,
  },
  {
    name: "explain",
    description: "show how a number was made, or what stands behind a chart, statement, issue code, scale or analysis",
    arguments: {
      "<id>": { description: "as afterglow list prints it; a chart or table as <finding>.<chart>" },
    },
    options: out,
    about: [
      "Of a number: question, estimand, formula with its numbers in it, method, citations, the rows behind it (file:row; for patients",
      "their count and which) and how to work it out again. Writes nothing.",
    ],
    exit: "0 done, 1 data at fault, 2 nothing has this id (the nearest are named).",
    examples: ["explain published/onset/onset-depression", "explain durability", "explain not-a-number"],
    load: async () => (await import("./explain.ts")).explain as Command<never>,
  },
  {
    name: "list",
    description: "list headlines, analyses, instruments, claims, codes or versions, or every text as a language file",
    arguments: { "[what]": { description: LISTS.join(" | "), default: "headlines", words: LISTS } },
    options: out,
    exit: "0 done, 1 data at fault, 2 could not work.",
    examples: ["list", "list claims", "list versions --out my-reports", "list texts > my-study/texts/de.json"],
    load: async () => (await import("./list.ts")).list as Command<never>,
  },
  {
    name: "init",
    description: "make a new study: an invented example with simulated patients, empty tables and workflows",
    arguments: { "<folder>": { description: "the folder that it is made in: new, or empty" } },
    exit: "0 done, 2 could not work (also where the folder is not empty: nothing is overwritten).",
    examples: ["init my-study", "init ."],
    anywhere: true,
    load: async () => (await import("./init.ts")).init as Command<never>,
  },
  {
    name: "import",
    description: "make a study folder of somebody else's data set",
    arguments: {
      "<kind>": { description: "whose format it is: metapsy", words: ["metapsy"] },
      "<folder>": { description: "the folder that is imported" },
    },
    options: {
      "--into <study>": { description: "the study folder that it becomes: new, or empty", required: true },
      "--mapping <file>": { description: "another mapping than the one that ships (schemas/mapping.schema.json)" },
    },
    exit: "0 done, 1 rows refused or the data at fault, 2 could not work.",
    examples: ["import metapsy downloads/depression --into depression"],
    study: "folder",
    load: async () => (await import("./import.ts")).importStudy as Command<never>,
  },
  {
    name: "simulate",
    description: "write a simulated patient data set from its simulation.json",
    arguments: { "[dataset]": { description: "folder under patients/", default: "simulated" } },
    options: {
      "--seed <n>": { description: "another seed" },
      "--patients <n>": { description: "another number of patients" },
    },
    exit: "0 done, 1 simulation.json at fault, 2 could not work.",
    examples: ["simulate", "simulate made-up --patients 200 --study my-study"],
    load: async () => (await import("./simulate.ts")).simulate as Command<never>,
  },
  {
    name: "completion",
    description: "print a script that completes commands and options in your shell",
    arguments: { "<shell>": { description: SHELLS.join(" | "), words: SHELLS } },
    exit: "0 done, 2 another shell.",
    examples: [
      "completion bash >> ~/.bashrc",
      "completion zsh > ~/.zfunc/_afterglow",
      "completion fish > ~/.config/fish/completions/afterglow.fish",
    ],
    anywhere: true,
    load: async () => (await import("./completion.ts")).completionOf(commandList) as Command<never>,
  },
];
