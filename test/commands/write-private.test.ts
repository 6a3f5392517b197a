import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { copyFolder, filesBelow, runCli, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

it("draws single people beside the patients only, where git leaves them out", async () => {
  const study = join(temporary.path, "study");
  copyFolder(sleepStudy, study);
  const out = join(temporary.path, "out");
  const run = (...more: readonly string[]) =>
    runCli(["report", "--study", study, "--out", out, "--only", "json", ...more]);
  expect(await run()).toMatchObject({ code: 0 });
  expect(existsSync(join(study, ".private"))).toBe(false);
  const ran = await run("--private");
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.err).toContain("private, never to be shared");
  expect(readFileSync(join(study, ".private/.gitignore"), "utf8")).toBe("*\n");
  const svg = readFileSync(join(study, ".private/clinic-one/swimmer.svg"), "utf8");
  expect(svg).toContain("INTERNAL");
  expect(readFileSync(join(study, ".private/made-up/swimmer.svg"), "utf8")).toContain("SIMULATED");
  for (const [path, text] of filesBelow(out)) expect(text.includes("Who stayed well for how long"), path).toBe(false);
  // The folder is no input: the report is the same, and the study has nothing to complain of.
  expect((await run()).out).toContain("unchanged since v1");
});
