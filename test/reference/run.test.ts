import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { adapterFor } from "./adapters/index.ts";
import { compare } from "./harness/compare.ts";
import { caseIds, loadCase } from "./harness/load-case.ts";
import { methodTable } from "./harness/method-table.ts";
import { replaced } from "./harness/readme.ts";
import { type CaseResult, report } from "./harness/report.ts";

const own = fileURLToPath(new URL(".", import.meta.url));
/** Another folder alone, or the project's own: the cases themselves, and more of the same kinds on other data. */
const folders = process.env.REFERENCE_DIR ? [resolve(process.env.REFERENCE_DIR)] : [own, join(own, "more")];
const results: CaseResult[] = [];

describe.each(folders)("%s", (folder) => {
  it("holds cases", () => {
    expect(caseIds(folder).length).toBeGreaterThan(0);
  });

  it.each(caseIds(folder))("%s", (id) => {
    const adapter = adapterFor(id);
    if (!adapter) throw new Error(`no adapter for the kind of ${id}`);
    const reference = loadCase(folder, id);
    const checks = compare(reference, adapter.run(reference));
    results.push({ reference, checks });
    expect(checks.filter(({ passed }) => !passed).map(({ message }) => message)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });
});

afterAll(() => {
  if (process.env.REFERENCE_WRITE === "1" && !process.env.REFERENCE_DIR) {
    writeFileSync(join(own, "results.md"), report(results));
    const library = resolve(own, "../../pipeline/stats");
    const readme = join(library, "README.md");
    const table = methodTable({ library, adapters: join(own, "adapters"), tests: resolve(own, "../stats") }, results);
    writeFileSync(readme, replaced(readFileSync(readme, "utf8"), table));
  }
});
