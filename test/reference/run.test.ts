import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { adapterFor } from "./adapters/index.ts";
import { compare } from "./harness/compare.ts";
import { caseIds, loadCase } from "./harness/load-case.ts";
import { type CaseResult, report } from "./harness/report.ts";

const own = fileURLToPath(new URL(".", import.meta.url));
const folder = process.env.REFERENCE_DIR ? resolve(process.env.REFERENCE_DIR) : own;
const results: CaseResult[] = [];

test("there are cases", () => {
  expect(caseIds(folder).length).toBeGreaterThan(0);
});

test.each(caseIds(folder))("%s", (id) => {
  const adapter = adapterFor(id);
  if (!adapter) throw new Error(`no adapter for the kind of ${id}`);
  const reference = loadCase(folder, id);
  const checks = compare(reference, adapter.run(reference));
  results.push({ reference, checks });
  expect(checks.filter(({ passed }) => !passed).map(({ message }) => message)).toEqual([]);
  expect(checks.length).toBeGreaterThan(0);
});

afterAll(() => {
  if (process.env.REFERENCE_WRITE === "1" && resolve(folder) === resolve(own)) {
    writeFileSync(join(own, "results.md"), report(results));
  }
});
