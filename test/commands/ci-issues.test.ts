import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { check } from "../../pipeline/commands/check.ts";
import type { Command } from "../../pipeline/commands/command.ts";
import { explain } from "../../pipeline/commands/explain.ts";
import { list } from "../../pipeline/commands/list.ts";
import { lock } from "../../pipeline/commands/lock.ts";
import { report } from "../../pipeline/commands/report.ts";
import { nodeCi } from "../../pipeline/effects/node-ci.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { nodeGit } from "../../pipeline/effects/node-git.ts";
import { memoryWorld } from "../support/memory-effects.ts";
import { copyFolder, type Ran, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder("afterglow-ci-");
afterAll(temporary.remove);

const eventFile = (name: string, event: unknown): string => {
  const path = join(temporary.path, `${name}.json`);
  writeFileSync(path, JSON.stringify(event));
  return path;
};

const PRIVATE = eventFile("private", { repository: { private: true, visibility: "private" } });
const PUBLIC = eventFile("public", { repository: { private: false, visibility: "public" } });

describe("who may read what a run says", () => {
  it.each([
    ["no CI", {}, false, "unknown"],
    ["CI=false", { CI: "false", GITHUB_EVENT_PATH: PRIVATE }, false, "unknown"],
    ["a CI that says nothing", { CI: "true" }, true, "unknown"],
    ["a private repository", { CI: "true", GITHUB_EVENT_PATH: PRIVATE }, true, "private"],
    ["a public one", { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: PUBLIC }, true, "public"],
    [
      "one that a whole company may read",
      { CI: "1", GITHUB_EVENT_PATH: eventFile("internal", { repository: { private: true, visibility: "internal" } }) },
      true,
      "unknown",
    ],
    [
      "an event without a repository",
      { CI: "1", GITHUB_EVENT_PATH: eventFile("schedule", { schedule: "x" }) },
      true,
      "unknown",
    ],
    ["an event that is no object", { CI: "1", GITHUB_EVENT_PATH: eventFile("null", null) }, true, "unknown"],
    ["an event file that is not there", { CI: "1", GITHUB_EVENT_PATH: "/nowhere/event.json" }, true, "unknown"],
    ["a private project elsewhere", { GITLAB_CI: "true", CI_PROJECT_VISIBILITY: "private" }, true, "private"],
    ["an internal project elsewhere", { GITLAB_CI: "true", CI_PROJECT_VISIBILITY: "internal" }, true, "unknown"],
  ])("%s", async (_, environment, running, readers) => {
    expect(await nodeCi(environment)).toEqual({ running, readers });
  });
});

const git = (folder: string, ...words: readonly string[]): void => {
  const told = spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", "-C", folder, ...words]);
  if (told.status !== 0) throw new Error(String(told.stderr));
};

/** A command here and now, on real files and real git, in the environment that is given. */
const run = async (
  command: Command<never>,
  study: string,
  options: { readonly format?: string; readonly more?: object; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> => {
  for (const name of ["CI", "GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_EVENT_PATH", "CI_PROJECT_VISIBILITY"])
    vi.stubEnv(name, options.env?.[name]);
  const world = memoryWorld();
  const effects = { ...world.effects, files: nodeFiles(study), git: nodeGit(dirname(study)) };
  const given = { study, json: false, quiet: false, strict: false, check: false, amend: false, cache: false };
  const rest = {
    out: join(temporary.path, "out"),
    ...(options.format === undefined ? {} : { format: options.format }),
  };
  const code = await command({ ...given, ...rest, ...options.more } as never, effects);
  vi.unstubAllEnvs();
  return { code, out: world.out.join("\n"), err: world.err.join("\n") };
};

describe("real patients' tables that git keeps", () => {
  const repository = join(temporary.path, "tracked");
  const study = join(repository, "data");
  const ENVIRONMENTS = {
    "at-home": {},
    private: { CI: "true", GITHUB_EVENT_PATH: PRIVATE },
    public: { CI: "true", GITHUB_EVENT_PATH: PUBLIC },
    unknown: { CI: "true" },
  } as const;

  beforeAll(() => {
    copyFolder(sleepStudy, study);
    git(repository, "init", "--quiet");
    git(repository, "add", "data");
    git(repository, "commit", "--quiet", "-m", "all of it");
  });

  const checked = (where: keyof typeof ENVIRONMENTS): Promise<Ran> =>
    run(check as Command<never>, study, { format: "github", env: ENVIRONMENTS[where] });

  it.each(["public", "unknown"] as const)("are an error in CI where the remote is %s", async (readers) => {
    const { code, out, err } = await checked(readers);
    expect([code, err]).toEqual([1, ""]);
    const named = out.split("\n").filter((line) => line.includes("Real patients' data are tracked"));
    expect(named.map((line) => /clinic-one\/(\w+)\.csv/.exec(line)?.[1]).sort()).toEqual([
      "events",
      "outcomes",
      "patients",
      "satisfaction",
      "sessions",
    ]);
    expect(out).not.toContain("made-up/patients.csv");
  });

  it.each(["private", "at-home"] as const)("are none %s", async (where) => {
    const told = await checked(where);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).not.toContain("tracked");
  });

  it("are none where git does not keep them", async () => {
    writeFileSync(join(repository, ".gitignore"), "data/patients/clinic-one/\n");
    git(repository, "rm", "--quiet", "-r", "--cached", "data/patients/clinic-one");
    git(repository, "add", ".gitignore");
    git(repository, "commit", "--quiet", "-m", "without them");
    expect(await checked("public")).toMatchObject({ code: 0, err: "" });
  });
});

describe("a patient's cell in the log of CI", () => {
  const CELLS = {
    age: "Jane-Doe-1961",
    day: "::error::Jane",
    score: "9999",
    instrument: "=Secret()",
    cohort: "%0A::stop-commands::x",
    sex: "Müller-Geheim",
    severity: "<b>hush</b>",
  } as const;
  const study = join(temporary.path, "hostile");
  const headless = join(temporary.path, "headless");
  const IN_CI = { CI: "true", GITHUB_EVENT_PATH: PRIVATE };

  const swap = (table: string, column: keyof typeof CELLS): void => {
    const path = join(study, "patients/clinic-one", `${table}.csv`);
    const [head = "", first = "", ...rest] = readFileSync(path, "utf8").split("\n");
    const at = head.split(",").indexOf(column);
    const cells = first.split(",").map((cell, i) => (i === at ? CELLS[column] : cell));
    writeFileSync(path, [head, cells.join(","), ...rest].join("\n"));
  };

  beforeAll(() => {
    copyFolder(sleepStudy, study);
    swap("patients", "age");
    swap("patients", "cohort");
    swap("patients", "sex");
    swap("outcomes", "score");
    swap("sessions", "day");
    swap("satisfaction", "instrument");
    swap("events", "severity");
    copyFolder(sleepStudy, headless);
    const path = join(headless, "patients/clinic-one/patients.csv");
    writeFileSync(path, `Jane-Doe,Hushtown\n${readFileSync(path, "utf8")}`);
  });

  const secrets = [...Object.values(CELLS), "Jane", "Hushtown", "c-01"];

  it.each(["text", "json", "github", "sarif", "report"])("%s says where it is and not what it says", async (format) => {
    for (const folder of [study, headless]) {
      const { code, out, err } =
        format === "report"
          ? await run(report as Command<never>, folder, { env: IN_CI })
          : await run(check as Command<never>, folder, { format, env: IN_CI });
      expect(code).toBe(1);
      expect(`${out}${err}`).toContain("patients/clinic-one/patients.csv");
      for (const secret of secrets) expect(`${out}${err}`, `${folder} ${secret}`).not.toContain(secret);
    }
  });

  it.each([
    ["list", list as Command<never>, { what: "claims" }],
    ["explain of a code", explain as Command<never>, { id: "not-a-whole-number" }],
    ["lock", lock as Command<never>, { status: true }],
  ])("%s neither", async (_, command, more) => {
    for (const folder of [study, headless]) {
      const { out, err } = await run(command, folder, { more, env: IN_CI });
      for (const secret of secrets) expect(`${out}${err}`, `${folder} ${secret}`).not.toContain(secret);
    }
    const { out, err } = await run(command, study, { more, env: IN_CI });
    expect(`${out}${err}`).toContain("patients/clinic-one/patients.csv");
  });

  it("keeps what helps: the place, and the bound that the schema sets", async () => {
    const { out } = await run(check as Command<never>, study, { env: IN_CI });
    expect(out).toMatch(/patients\/clinic-one\/patients\.csv, column age: This text is not a (whole )?number/);
    expect(out).toContain("at row 2");
  });

  it("is shown at home, where the table itself lies open", async () => {
    const { out } = await run(check as Command<never>, study);
    expect(out).toContain(CELLS.age);
  });
});
