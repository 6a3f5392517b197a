import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type LockOptions, lock } from "../../pipeline/commands/lock.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { readStudy } from "../../pipeline/ingest/index.ts";
import { canonicalJson, sha256 } from "../../pipeline/model/index.ts";
import { memoryWorld } from "../support/memory-effects.ts";
import { copyFolder, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const study = copyFolder(sleepStudy, join(temporary.path, "study"));
const path = join(study, "plan.lock.json");
const whole = readFileSync(join(study, "study.json"), "utf8");

const run = async (options: Partial<LockOptions> = {}, at = "2025-10-02T09:00:00Z") => {
  const world = memoryWorld();
  const effects = { ...world.effects, files: nodeFiles(study), clock: { now: () => new Date(at) } };
  const exit = await lock({ study, json: false, quiet: false, status: false, ...options }, effects);
  return { exit, out: world.out.join("\n"), err: world.err.join("\n") };
};
const edit = (from: string, to: string): void => {
  expect(whole).toContain(from);
  writeFileSync(join(study, "study.json"), whole.replace(from, to));
};

beforeEach(() => {
  rmSync(path, { force: true });
  writeFileSync(join(study, "study.json"), whole);
});

describe("afterglow lock", () => {
  it("writes digest, date, who and where it is registered, and what was frozen", async () => {
    const { exit, out } = await run({ by: " A. Nurse ", registration: "REG-1" });
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^The plan is now frozen on 2025-10-02 by A\. Nurse, registered as REG-1, digest [0-9a-f]{12}\. It stands in .*plan\.lock\.json: /,
    );
    const written = JSON.parse(readFileSync(path, "utf8"));
    expect(written).toMatchObject({
      schema: "afterglow/plan-lock/1",
      lockedAt: "2025-10-02T09:00:00.000Z",
      by: "A. Nurse",
      registration: "REG-1",
      sha256: sha256(canonicalJson(written.plan)),
    });
    expect(written.plan).toHaveProperty("horizonDays", 90);
    expect(written.plan).not.toHaveProperty("dataAsOf");
    const { study: read, issues, files } = await readStudy(nodeFiles(study), study);
    expect(issues.errors).toBe(0);
    expect(read?.lock).toEqual(written);
    expect(files.map((file) => file.path)).toContain("plan.lock.json");
  });

  it("freezes once: the same plan again changes nothing, another plan is refused", async () => {
    await run({ by: "A" });
    const before = readFileSync(path, "utf8");
    const again = await run({ by: "B" }, "2026-01-01T00:00:00Z");
    expect(again.exit).toBe(0);
    expect(again.out).toMatch(/^The plan is as it was frozen on 2025-10-02 by A, digest [0-9a-f]{12}\.$/);
    edit('"horizonDays": 90', '"horizonDays": 91');
    await expect(run({ by: "B" })).rejects.toThrow(
      /^cannot freeze the plan: it was frozen on 2025-10-02 by A, .*--status/,
    );
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it.each([
    [{}, "cannot freeze the plan: say who does, with --by <name>"],
    [{ by: "  " }, "--by must be of 1 to 200 letters"],
    [{ by: "A", registration: "x".repeat(201) }, "--registration must be of 1 to 200 letters"],
  ])("refuses %j", async (options, sentence) => {
    await expect(run(options)).rejects.toThrow(sentence);
    expect(existsSync(path)).toBe(false);
  });

  it("freezes nothing while the data have errors", async () => {
    edit('"horizonDays": 90', '"horizonDays": "ninety"');
    const { exit, err } = await run({ by: "A" });
    expect(exit).toBe(1);
    expect(err).toContain("horizonDays");
    expect(existsSync(path)).toBe(false);
  });
});

describe("afterglow lock --status", () => {
  it("says that nothing is frozen, and that the plan is as it was", async () => {
    expect(await run({ status: true })).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^The plan is not frozen/),
    });
    await run({ by: "A" });
    expect(await run({ status: true })).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^The plan is as it was/),
    });
  });

  it("lists each deviation with both values and the analyses that look at it: exit 1", async () => {
    await run({ by: "A" });
    edit('"horizonDays": 90', '"horizonDays": 91');
    const { exit, out } = await run({ status: true });
    expect(exit).toBe(1);
    expect(out).toMatch(/^1 choice is not what was frozen on 2025-10-02 by A, digest/);
    expect(out).toMatch(/\n {2}horizonDays: 90 → 91\n {4}post hoc: .*time-to-relapse/);
    const told = JSON.parse((await run({ status: true, json: true })).out);
    expect(told).toMatchObject({
      schema: "afterglow/lock/1",
      state: "deviates",
      lock: { by: "A" },
      deviations: [{ path: "horizonDays", old: 90, new: 91, when: "2025-10-02T09:00:00.000Z" }],
    });
    expect(told.lock).not.toHaveProperty("plan");
  });

  it("finds a lock that was edited by hand, or that is none", async () => {
    await run({ by: "A" });
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"horizonDays": 90', '"horizonDays": 91'));
    expect(await run({ status: true })).toMatchObject({
      exit: 1,
      err: expect.stringContaining("The frozen plan is not the one that its digest was taken of"),
    });
    for (const bad of ["", "{", "[]", '{"schema":"afterglow/plan-lock/1"}']) {
      writeFileSync(path, bad);
      const { exit, err } = await run({ status: true });
      expect(exit).toBe(1);
      expect(err).toContain("plan.lock.json");
    }
  });
});
