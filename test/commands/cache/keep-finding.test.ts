import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyses } from "../../../pipeline/analyses/index.ts";
import { keepFinding } from "../../../pipeline/commands/cache/keep-finding.ts";
import { runAnalyses, runTask } from "../../../pipeline/commands/run-analyses.ts";
import { nodeEffects } from "../../../pipeline/effects/node-effects.ts";
import { nodeWorkers } from "../../../pipeline/effects/node-workers.ts";
import { readStudy } from "../../../pipeline/ingest/index.ts";
import type { Finding } from "../../../pipeline/model/index.ts";
import { canonicalJson } from "../../../pipeline/model/index.ts";
import { copyFolder, sleepStudy, temporaryFolder } from "../../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const store = new Map<string, string>();
const cache = {
  get: async (key: string) => store.get(key) ?? null,
  put: async (key: string, text: string) => void store.set(key, text),
};

/** Runs every analysis and says which were computed. */
const ran = async (folder: string, code = "code") => {
  const workers = nodeWorkers({ count: 1, entry: null, runTask });
  const effects = nodeEffects({
    quiet: true,
    colour: false,
    study: folder,
    workers,
    stop: new AbortController().signal,
  });
  const { study } = await readStudy(effects.files, folder);
  if (study === null) throw new RangeError("the study must be without errors");
  const made: string[] = [];
  const plain: Finding[] = [];
  const keep = keepFinding(cache, code);
  const findings = await runAnalyses(study, effects, (analysis, visible, make) =>
    keep(analysis, visible, async () => {
      made.push(`${visible.dataset?.id ?? "published"}/${analysis.id}`);
      const finding = await make();
      plain.push(finding);
      return finding;
    }),
  );
  return { made: made.sort(), text: canonicalJson(findings), findings, plain };
};

const change = (folder: string, file: string, edit: (text: string) => string): void => {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};

const holdsPrivate = ({ blocks }: Finding): boolean =>
  blocks.some((block) => block.kind === "chart" && block.audience === "private");

describe("findings from the cache", () => {
  const folder = copyFolder(sleepStudy, join(temporary.path, "study"));
  let first: Awaited<ReturnType<typeof ran>>;
  beforeAll(async () => {
    first = await ran(folder);
  });
  const kept = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => !first.findings.some((finding) => finding.id === id && holdsPrivate(finding)));

  it("are what they are without it, and hold no chart of real patients: those findings are made again", async () => {
    const byId = (findings: readonly Finding[]): string =>
      canonicalJson([...findings].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(first.made).toHaveLength(first.findings.length);
    expect(byId(first.findings)).toBe(byId(first.plain));
    const again = await ran(folder);
    expect(again.text).toBe(first.text);
    expect(again.made.length).toBeGreaterThan(0);
    expect(kept(again.made)).toEqual([]);
    for (const text of store.values()) expect(holdsPrivate(JSON.parse(text))).toBe(false);
  });

  it("are made again for one row of satisfaction only where satisfaction is read", async () => {
    change(folder, "patients/made-up/satisfaction.csv", (text) => text.trimEnd().split("\n").slice(0, -1).join("\n"));
    const { made } = await ran(folder);
    const readers = analyses
      .filter(({ half, reads }) => half === "patients" && reads.tables.includes("satisfaction"))
      .map(({ id }) => `made-up/${id}`)
      .sort();
    expect(readers.length).toBeGreaterThan(0);
    expect(readers.length).toBeLessThan(analyses.filter(({ half }) => half === "patients").length);
    expect(kept(made)).toEqual(kept(readers));
  });

  it("are made again for a plan key only where it is read", async () => {
    change(folder, "study.json", (text) => {
      const study = JSON.parse(text);
      return JSON.stringify({ ...study, title: `${study.title}, again` });
    });
    expect(kept((await ran(folder)).made)).toEqual([]);
  });

  it("are made again by another program", async () => {
    const analysis = analyses[0] as (typeof analyses)[number];
    const [finding] = first.findings.filter((one) => !holdsPrivate(one)) as [Finding];
    const visible = { plan: {}, instruments: [], evidence: {}, dataset: null } as never;
    let made = 0;
    const make = async () => {
      made += 1;
      return finding;
    };
    for (const code of ["one", "one", "two", "one"]) await keepFinding(cache, code)(analysis, visible, make);
    expect(made).toBe(2);
  });
});
