import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { LanguageFile } from "../../pipeline/model/index.ts";
import { bugWords, copyFolder, runCli, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(() => temporary.remove());

describe("a study in another language", () => {
  it("begins with list texts, prints what is translated and counts what is not", async () => {
    const listed = await runCli(["list", "texts", "--study", sleepStudy]);
    expect(listed.code).toBe(0);
    const words = JSON.parse(listed.out) as LanguageFile;
    const study = copyFolder(sleepStudy, join(temporary.path, "study"));
    const plan = JSON.parse(readFileSync(join(study, "study.json"), "utf8"));
    writeFileSync(join(study, "study.json"), JSON.stringify({ ...plan, language: "de" }));

    const missing = await runCli(["report", "--study", study, "--out", join(temporary.path, "none")]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("texts/de.json");
    expect(missing.err).not.toMatch(bugWords);

    mkdirSync(join(study, "texts"));
    const report = { ...words.report, Study: "Studie", "{1} to {2}": "{1} bis" };
    writeFileSync(join(study, "texts/de.json"), JSON.stringify({ ...words, report }));
    const out = join(temporary.path, "reports");
    const made = await runCli(["report", "--study", study, "--out", out, "--only", "html"]);
    expect(made.err).not.toMatch(bugWords);
    expect(made.code).toBe(0);
    const page = readFileSync(join(out, plan.id, "v1/index.html"), "utf8");
    expect(page).toContain('<html lang="de">');
    expect(page).toContain("<th scope=col>Studie");
    expect(page).not.toContain("<th scope=col>Study<");
    expect(page).toMatch(/>\d+ texts of this report are not translated and stand in English\.</);
    const manifest = JSON.parse(readFileSync(join(out, plan.id, "v1/manifest.json"), "utf8"));
    expect(manifest.inputs.map(({ path }: { readonly path: string }) => path)).toContain("texts/de.json");
  }, 120_000);
});
