import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cache } from "../../../pipeline/commands/cache/cache.ts";
import { type DiffOptions, diff } from "../../../pipeline/commands/diff.ts";
import { freshReport } from "../../../pipeline/commands/fresh-report.ts";
import { lock } from "../../../pipeline/commands/lock.ts";
import type { Effects } from "../../../pipeline/effects/effects.ts";
import { nodeEffects } from "../../../pipeline/effects/node-effects.ts";
import { nodeGit } from "../../../pipeline/effects/node-git.ts";
import type { Change, Report, Version } from "../../../pipeline/model/index.ts";
import type { Diff } from "../../../pipeline/report/diff/diff.ts";
import { diffMarkdown } from "../../../pipeline/report/diff/diff-markdown.ts";
import { diffText } from "../../../pipeline/report/diff/diff-text.ts";
import { rememberedTasks } from "../../support/remembered-tasks.ts";
import { temporaryFolder } from "../../support/run-cli.ts";
import { slimStudy } from "../../support/slim-study.ts";

const temporary = temporaryFolder("afterglow diff ü ");
afterAll(temporary.remove);

const root = temporary.path;
const study = join(root, "data");
const out = join(root, "reports");
const said: string[] = [];
const options = { study, out, json: false, quiet: false };

const real = nodeEffects({
  quiet: true,
  colour: false,
  study,
  workers: { count: 1, map: rememberedTasks() },
  stop: new AbortController().signal,
});
const effects = (): Effects => ({
  ...real,
  git: nodeGit(root),
  clock: { now: () => new Date("2025-10-02T09:00:00Z") },
  terminal: {
    out: (text) => said.push(text),
    err: (text) => said.push(text),
    progress: () => {},
    columns: 80,
    colour: false,
    link: false,
  },
});

const kept = new Map<string, string>();
const cache: Cache = {
  get: async (key) => kept.get(key) ?? null,
  put: async (key, text) => {
    kept.set(key, text);
  },
};

const git = (...words: readonly string[]): void => {
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], { cwd: root });
};
const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(join(study, path), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(study, path), text.replace(from, to));
};
const written = async (): Promise<void> => {
  const { exit } = await freshReport(
    { ...options, check: false, amend: false, only: "json" },
    { cache, code: "same" },
    effects(),
  );
  expect(exit, said.join("\n")).toBe(0);
};
const stored = <T>(version: number, name: string): T =>
  JSON.parse(readFileSync(join(out, `sleep-study/v${version}/${name}.json`), "utf8"));
const compare = async (words: Partial<DiffOptions> = {}): Promise<{ readonly exit: number; readonly text: string }> => {
  said.length = 0;
  const exit = await diff({ ...options, format: "text", exitCode: false, ...words }, effects());
  return { exit, text: said.join("\n") };
};

let changes: readonly Change[] = [];
const change = (id: string): Change => {
  const found = changes.find(({ headline }) => headline === id);
  if (found === undefined) throw new Error(`${id} did not move`);
  return found;
};
const stepOf = ({ before, after }: Change): number =>
  before?.kind === "estimate" && after?.kind === "estimate" ? after.value - before.value : Number.NaN;

beforeAll(async () => {
  slimStudy(study);
  writeFileSync(join(root, ".gitignore"), "data/patients/clinic-one/\n.history/\nreports/\n");
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  expect(await lock({ ...options, by: "A. Nurse", status: false }, effects())).toBe(0);
  await written();
  edit("evidence/results.csv", "smd,0.4,,,-0.11,0.91", "smd,0.5,,,-0.01,1.01");
  edit("patients/clinic-one/outcomes.csv", "c-01,sleep-index,14,8", "c-01,sleep-index,14,9");
  edit("study.json", '"minAtRisk": 5', '"minAtRisk": 4');
  git("add", "-A");
  git("commit", "-qm", "second");
  await written();
  changes = stored<Version>(2, "version").changes;
}, 240_000);

describe("what a new version says of its changes", () => {
  it("gives to the evidence what the evidence moved: the whole step", () => {
    const moved = change("published/head-to-head/later-sleeplessness");
    expect(moved.because).toEqual([
      { cause: "data", detail: "evidence: results: 1 row changed", part: expect.closeTo(stepOf(moved), 12) },
    ]);
    expect(stepOf(moved)).toBeGreaterThan(0);
  });

  it("gives to the plan what the plan moved, in the half that git holds", () => {
    const plan = changes.filter(({ headline }) => headline.startsWith("made-up/"));
    expect(plan.length).toBeGreaterThan(0);
    for (const { because } of plan) expect(because.map(({ detail }) => detail)).toEqual(["plan: minAtRisk 5 → 4"]);
  });

  it("attributes nothing of patients whose earlier rows are gone, and counts them from what was kept", () => {
    const own = changes.filter(({ headline }) => headline.startsWith("clinic-one/trajectories/"));
    expect(own.length).toBeGreaterThan(0);
    for (const { because } of own)
      expect(because.at(-1)).toEqual({
        cause: "data",
        detail: "not attributable: earlier data not at hand (clinic-one: outcomes: 1 row changed)",
        part: null,
      });
    expect(changes.every(({ because }) => because.every(({ cause }) => cause !== "code"))).toBe(true);
  });

  it("keeps rows beside the patients only where git does not hold them, and none in the version", () => {
    const text = readFileSync(join(study, ".history/v1.json"), "utf8");
    expect(Object.keys(JSON.parse(text).files)).toEqual(
      ["patients", "outcomes", "sessions", "satisfaction", "events"].map((name) => `patients/clinic-one/${name}.csv`),
    );
    expect(text).toContain("c-01");
    expect(readFileSync(join(out, "sleep-study/v2/version.json"), "utf8")).not.toContain("c-01");
  });
});

describe("a report under a plan that is not the frozen one", () => {
  it("holds each deviation with the day of the lock and the findings that are post hoc", () => {
    expect(stored<Report>(1, "report").plan).toMatchObject({ lock: { by: "A. Nurse" }, deviations: [] });
    const { deviations } = stored<Report>(2, "report").plan;
    expect(deviations).toMatchObject([{ path: "minAtRisk", old: 5, new: 4, when: "2025-10-02T09:00:00.000Z" }]);
    expect(deviations[0]?.findings).toContain("made-up/adjusted-relapse");
    expect(deviations[0]?.findings).not.toContain("published/head-to-head");
  });
});

describe("afterglow diff", () => {
  it("begins with one sentence, then inputs by key or count, then numbers old → new; programs get the changes of version.json", async () => {
    const { exit, text } = await compare({ json: true, exitCode: true });
    expect(exit).toBe(1);
    const told: Diff = JSON.parse(text);
    expect(told).toMatchObject({ schema: "afterglow/diff/1", from: "v1", to: "v2", changes });
    const [sentence, ...rest] = diffText(told).split("\n");
    expect(sentence).toMatch(
      /^\d+ of \d+ numbers moved from v1 to v2, because of the data and the plan; not all of it/,
    );
    const body = rest.join("\n");
    expect(body).toContain("results harbour-2019-r01: ci_high 0.91 → 1.01, ci_low -0.11 → -0.01, estimate 0.4 → 0.5");
    expect(body).toContain("clinic-one: outcomes: 1 row changed");
    expect(body).toMatch(
      /0\.36 \(.*\), n 160 → 0\.40 \(.*\), n 160 — .*\n {4}evidence: results: 1 row changed \(\+0\.04\)/,
    );
    expect(body).not.toContain("c-01");
    expect(body).toContain("INVENTED PATIENTS: ");
    expect(diffMarkdown(told)).toContain("| Number | Before | After | Why | Id |");
  }, 240_000);

  it("finds nothing between the newest version and now", async () => {
    const { exit, text } = await compare({ a: "2", exitCode: true });
    expect({ exit, text }).toEqual({
      exit: 0,
      text: "Nothing differs between v2 and now: no input changed, and every number is the same.",
    });
  }, 240_000);

  it("compares with now when the inputs changed since", async () => {
    edit("evidence/results.csv", "smd,0.5,,,-0.01,1.01", "smd,0.6,,,0.09,1.11");
    const { text } = await compare({ quiet: true });
    expect(text).toMatch(
      /^\d+ of \d+ numbers moved from v2 to now, because of the data; the plan and the program moved none;/,
    );
    edit("evidence/results.csv", "smd,0.6,,,0.09,1.11", "smd,0.5,,,-0.01,1.01");
  }, 240_000);

  it.each([false, true])(
    "cannot work with data at fault: 2, so that 1 says that they differ (--exit-code %s)",
    async (exitCode) => {
      edit("evidence/results.csv", "smd,0.5,,,-0.01,1.01", "smd,half,,,-0.01,1.01");
      const { exit, text } = await compare({ a: "2", b: "now", exitCode });
      edit("evidence/results.csv", "smd,half,,,-0.01,1.01", "smd,0.5,,,-0.01,1.01");
      expect(exit).toBe(2);
      expect(text).toContain("Nothing was compared: mend the errors above");
    },
    240_000,
  );

  it("attributes nothing without git and without what was kept", async () => {
    rmSync(join(root, ".git"), { recursive: true });
    rmSync(join(study, ".history"), { recursive: true });
    const { exit, text } = await compare({ a: "1", b: "2" });
    expect(exit).toBe(0);
    expect(text.split("\n")[0]).toMatch(/; not all of it can be attributed \(earlier data not at hand\);/);
    expect(text).toContain("    not attributable: earlier data not at hand\n");
    expect(text).not.toContain("harbour-2019-r01:");
    expect(existsSync(join(study, ".history"))).toBe(false);
  }, 240_000);

  it.each([
    [{ a: "one" }, /^a version is a number such as 3 or v3, or now: one$/],
    [{ a: "7" }, /^cannot compare v7: the newest version is v2$/],
    [{ format: "yaml" }, /^--format knows text, md, json: yaml$/],
    [{ out: "/nowhere" }, /^cannot compare: no version in \/nowhere\/sleep-study; write one with afterglow report$/],
  ])("refuses %j in one sentence", async (words, sentence) => {
    await expect(compare(words)).rejects.toThrow(sentence);
  });

  it("reads past a damaged manifest, and refuses a damaged report", async () => {
    const manifest = join(out, "sleep-study/v1/manifest.json");
    writeFileSync(manifest, "{");
    expect((await compare({ a: "1", b: "2" })).text).toContain("not attributable: the inputs of v1 are not known");
    writeFileSync(join(out, "sleep-study/v1/report.json"), "{}");
    await expect(compare({ a: "1", b: "2" })).rejects.toThrow(
      /^cannot compare v1: .* has no report.json that can be read$/,
    );
  }, 240_000);
});
