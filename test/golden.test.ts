import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sameReport } from "../pipeline/report/same-report.ts";
import { filesBelow, runCli, sleepStudy, temporaryFolder } from "./support/run-cli.ts";

/**
 * A golden report: every file of a version of the small study, as it was when somebody last read it.
 * Absent files are written, except on CI. To accept a change: delete the folder, run the test, read `git diff`.
 * Packed files (PNG, PDF, DOCX) and the explore page, which is mostly programs of others, have tests of their own. Fonts are cut out; pictures and the page are compared on the Node major that drew them (Vega's ticks use powers).
 */
const golden = resolve(import.meta.dirname, "golden/sleep-study");
const DRAWN_ON = "20";

const temporary = temporaryFolder("golden");
/** Each computes all of it: nothing is kept from the other. */
const PLACES = {
  far: { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
  near: { TZ: "America/St_Johns", LANG: "C", LC_ALL: "C" },
};
/** Threads of each. */
const WORKERS = { far: "1", near: "3" };
const made: Record<keyof typeof PLACES, ReadonlyMap<string, string>> = { far: new Map(), near: new Map() };
let files: ReadonlyMap<string, string> = new Map();

const readable = (path: string, text: string): string => {
  if (path.endsWith("report.json")) return `${JSON.stringify(JSON.parse(text), null, 1)}\n`;
  return text
    .replace(/base64,[A-Za-z0-9+/=]+/g, "base64,…")
    .replace(/style-src 'sha256-[^']+'/, "style-src '…'")
    .replace(/<p id="software">[^<]*/, '<p id="software">…');
};

const utf8 = (latin1: string): string => Buffer.from(latin1, "latin1").toString("utf8");

beforeAll(async () => {
  const run = async (place: keyof typeof PLACES): Promise<void> => {
    const out = join(temporary.path, place);
    const ran = await runCli(
      ["report", "--study", sleepStudy, "--out", out, "--no-cache", "--workers", WORKERS[place]],
      {
        env: { ...PLACES[place], SOURCE_DATE_EPOCH: "1750000000" },
      },
    );
    expect({ code: ran.code, err: ran.err }, place).toEqual({ code: 0, err: "" });
    made[place] = filesBelow(out);
  };
  await Promise.all([run("far"), run("near")]);
  files = new Map(
    [...made.far].flatMap(([path, bytes]) => {
      const name = path.replace(/^[^/]+\/v1\//, "");
      return /^(manifest|ro-crate-metadata)\.json$|\.gitignore$|\.(png|pdf|docx)$|explore\.html$/.test(name)
        ? []
        : [[name, readable(name, utf8(bytes))] as const];
    }),
  );
}, 240_000);

afterAll(() => temporary.remove());

it("a report has the same bytes in any time zone and locale, on any number of threads", () => {
  const { far, near } = made;
  expect(far.size).toBeGreaterThan(20);
  expect([...far.keys()]).toEqual([...near.keys()]);
  for (const [path, text] of far) expect(near.get(path) === text, path).toBe(true);
  expect(JSON.parse(far.get("sleep-study/v1/version.json") ?? "").generatedAt).toBe("2025-06-15T15:06:40.000Z");
});

describe("the golden report of the small study", () => {
  it("is made of the same files", () => {
    if (!existsSync(golden)) {
      expect(process.env.CI, "golden files are missing").toBeUndefined();
      for (const [name, text] of files) {
        mkdirSync(dirname(join(golden, name)), { recursive: true });
        writeFileSync(join(golden, name), text);
      }
    }
    expect([...filesBelow(golden).keys()].sort()).toEqual([...files.keys()].sort());
  });

  it("has the same numbers and words", () => {
    const before: unknown = JSON.parse(readFileSync(join(golden, "report.json"), "utf8"));
    const now: unknown = JSON.parse(files.get("report.json") ?? "null");
    if (!sameReport(before, now)) expect(now).toEqual(before);
  });

  it("has the same summary, tables, specs, pictures and page", () => {
    const drawn = /\.svg$|index\.html$/;
    const exact = [...files.keys()].filter(
      (name) =>
        name !== "report.json" &&
        (process.versions.node.split(".")[0] === DRAWN_ON || !(drawn.test(name) || /json$/.test(name))),
    );
    for (const name of exact) expect(files.get(name), name).toBe(readFileSync(join(golden, name), "utf8"));
    expect(exact.length).toBeGreaterThan(10);
  });
});
