import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandList } from "../../pipeline/commands/command-list.ts";
import { sharedOptions } from "../../pipeline/commands/command-spec.ts";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly name: string;
  readonly needs?: string;
  readonly if?: string;
  readonly "runs-on": string | readonly string[];
  readonly "timeout-minutes": number;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const yaml = createRequire(import.meta.url)("js-yaml") as { readonly load: (text: string) => unknown };

const folder = join(import.meta.dirname, "../../.github/workflows");
const names = readdirSync(folder).filter((name) => name.startsWith("report-"));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

/** Commits that a tag of the action's own repository names, looked up there. */
const PINS: Readonly<Record<string, string>> = {
  "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1": "v7.0.1",
  "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020": "v7.0.0",
  "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f": "v7.0.0",
  "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c": "v8.0.1",
};

/** What an expression may speak of: nothing that a stranger can write, as titles and branch names of pull requests are. */
const CONTEXTS =
  /^(github\.(event_name|ref|token|event\.repository\.private)|vars\.AFTERGLOW_(STUDY|RUNNER)|runner\.temp|steps\.report\.outputs\.changed|needs\.report\.outputs\.changed)$/;

const expressionsOf = (text: string): readonly string[] => [
  ...[...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inner]) => inner as string),
  ...[...text.matchAll(/^\s+if: (.*)$/gm)].map(([, inner]) => inner as string),
];

const wordsOf = (expression: string): readonly string[] =>
  [...expression.replace(/'[^']*'/g, "").matchAll(/[a-z_][\w.-]*/gi)]
    .map(([word]) => word)
    .filter((w) => w !== "always");

it("there are two", () => {
  expect(names).toEqual(["report-clinic.yml", "report-evidence.yml"]);
});

describe.each(names)("%s", (name) => {
  const text = read(name);
  const flow = yaml.load(text) as Workflow;
  const jobs = Object.entries(flow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("has the shape of a workflow and no key that nobody reads", () => {
    const keys = (value: object): readonly string[] => Object.keys(value).sort();
    expect(keys(flow)).toEqual(["concurrency", "env", "jobs", "name", "on", "permissions"]);
    const ofJob = ["if", "name", "needs", "outputs", "permissions", "runs-on", "steps", "timeout-minutes"];
    const ofStep = ["env", "id", "if", "name", "run", "uses", "with"];
    for (const [id, job] of jobs) {
      expect(id).toMatch(/^[a-z][a-z0-9_-]*$/);
      for (const key of keys(job)) expect(ofJob).toContain(key);
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      if (job.needs !== undefined) expect(Object.keys(flow.jobs)).toContain(job.needs);
      for (const step of job.steps) {
        for (const key of keys(step)) expect(ofStep).toContain(key);
        expect([step.uses, step.run].filter((one) => one !== undefined)).toHaveLength(1);
      }
    }
  });

  it("runs on changes of data and on a schedule, one at a time, never with a stranger's code and our secrets", () => {
    const triggers =
      name === "report-evidence.yml"
        ? ["pull_request", "push", "schedule", "workflow_dispatch"]
        : ["push", "schedule", "workflow_dispatch"];
    expect(Object.keys(flow.on).sort()).toEqual(triggers);
    expect(text).not.toMatch(/pull_request_target|workflow_run|issue_comment|secrets\./);
    expect(flow.on.push).toEqual({ branches: ["main"], paths: ["data/**"] });
    const [{ cron }] = flow.on.schedule as readonly [{ readonly cron: string }];
    expect(cron).toMatch(/^\d+ \d+ \* \* [0-6]$/);
    expect(flow.concurrency.group).toMatch(/-\$\{\{ github\.ref \}\}$/);
    expect(flow.concurrency["cancel-in-progress"]).toBe(false);
  });

  it("gives each job the least it needs: one may write, and it runs nothing but git and gh", () => {
    expect(flow.permissions).toEqual({});
    for (const [id, job] of jobs)
      expect(job.permissions, id).toEqual(
        id === "propose" ? { contents: "write", "pull-requests": "write" } : { contents: "read" },
      );
    const script = flow.jobs.propose?.steps.flatMap(({ run }) => run ?? []).join("\n") ?? "";
    expect(script).not.toMatch(/\b(npm|npx|node)\b/);
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout")))
      expect(step.with?.["persist-credentials"]).toBe(false);
    for (const [id, job] of jobs)
      for (const step of job.steps)
        if (step.env?.GH_TOKEN !== undefined)
          expect([id, step.run?.includes("gh pr create")]).toEqual(["propose", true]);
  });

  it("pins each action to a commit that its own tag names", () => {
    const used = [...text.matchAll(/uses: (\S+)(?: # (\S+))?/g)].map(([, action = "", tag]) => [action, tag]);
    expect(used.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    for (const [action = "", tag] of used) expect([action, PINS[action]]).toEqual([action, tag]);
  });

  it("lets no word of a stranger into a script", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
    for (const expression of expressionsOf(text))
      for (const word of wordsOf(expression)) expect(word, expression).toMatch(CONTEXTS);
  });

  it("checks, reports and verifies with words that the program knows, and never fetches it by name", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []).join("\n");
    const calls = [...scripts.matchAll(/npx (\S+) afterglow (\w+)((?: --?[\w-]+(?: (?!--|>)\S+)?)*)/g)];
    expect(calls.map(([, , command]) => command)).toEqual(["check", "report", "verify"]);
    for (const [, flag, command, options = ""] of calls) {
      expect(flag).toBe("--no-install");
      const known = commandList.find((spec) => spec.name === command);
      const flags = Object.keys({ ...sharedOptions, ...known?.options }).map((one) => one.split(" ")[0]);
      if (known !== undefined)
        for (const [option] of options.matchAll(/--[\w-]+/g)) expect(flags, `${command} ${option}`).toContain(option);
    }
    expect(scripts).toContain("--format github");
    expect(scripts).toContain("--format junit");
    expect(scripts).toContain('summary.md" >> "$GITHUB_STEP_SUMMARY"');
  });

  it("verifies on the schedule and only then", () => {
    expect(flow.jobs.verify?.if).toContain("github.event_name == 'schedule'");
    expect(flow.jobs.report?.if).toContain("github.event_name != 'schedule'");
  });
});

describe("where they run", () => {
  it("evidence on hosted runners, pinned", () => {
    const flow = yaml.load(read("report-evidence.yml")) as Workflow;
    for (const job of Object.values(flow.jobs)) expect(job["runs-on"]).toBe("ubuntu-24.04");
    expect(flow.jobs.propose?.if).toContain("github.event_name != 'pull_request'");
  });

  it("patients on the clinic's own runner, in a private repository, switched on by hand", () => {
    const flow = yaml.load(read("report-clinic.yml")) as Workflow;
    for (const job of Object.values(flow.jobs)) expect(job["runs-on"]).toEqual(["self-hosted", "afterglow"]);
    for (const id of ["report", "verify"])
      expect(flow.jobs[id]?.if).toMatch(/^github\.event\.repository\.private && vars\.AFTERGLOW_RUNNER == 'ready' && /);
    expect(flow.jobs.propose?.needs).toBe("report");
  });
});
