import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSvg } from "../../pipeline/report/svg/svg-tree.ts";
import { hasBrowser, openBrowser, openPage } from "../browser/open-browser.ts";
import { hostileStrings } from "../support/hostile-strings.ts";
import { hostileStudy } from "../support/hostile-study.ts";
import { filesBelow, runCli, temporaryFolder } from "../support/run-cli.ts";

/** A study whose every word means harm: in each file of its report the words are words, and nothing else. */
const SLOW = 180_000;
/** All but PNG, which is painted from the SVG. */
const KINDS = "html,abstract,charts,crate,docx,explore,pdf,references,results,summary,tables";
const temporary = temporaryFolder("hostile-");
let files: ReadonlyMap<string, string> = new Map();

const ending = (end: string): readonly (readonly [string, string])[] => {
  const found = [...files].filter(([path]) => path.endsWith(end));
  expect(found.length, end).toBeGreaterThan(0);
  return found.map(([path, bytes]) => [path, Buffer.from(bytes, "latin1").toString("utf8")]);
};

beforeAll(async () => {
  const study = hostileStudy(join(temporary.path, "study"));
  const out = join(temporary.path, "out");
  const ran = await runCli(["report", "--study", study, "--out", out, "--quiet", "--only", KINDS], {
    env: { SOURCE_DATE_EPOCH: "1750000000" },
  });
  expect(ran.code, ran.out + ran.err).toBe(0);
  files = filesBelow(out);
}, SLOW);
afterAll(temporary.remove);

const report = () => ending("report.json")[0]?.[1] ?? "";

describe("hostile words", () => {
  it.each(Object.entries(hostileStrings))("%s stands in the report, letter by letter", (_, text) => {
    expect(report()).toContain(JSON.stringify(text).slice(1, -1));
  });

  it("JSON: can be read, and nothing of it has the name that they want", () => {
    for (const [path, text] of ending(".json")) {
      const keys = new Set<string>();
      JSON.parse(text, (key, value) => {
        keys.add(key);
        return value;
      });
      expect(
        [...keys].filter((key) => key.includes("pwned")),
        path,
      ).toEqual([]);
    }
  });

  it("chart specs: no expression, signal, link or address holds them", () => {
    for (const [path, text] of ending(".vl.json"))
      JSON.parse(text, (key, value) => {
        if (["expr", "signal", "calculate", "filter", "test", "href", "url", "update"].includes(key))
          expect(JSON.stringify(value), path).not.toContain("pwned");
        return value;
      });
  });

  it("CSV: no cell is a formula, and none breaks out of its row", () => {
    let guarded = 0;
    for (const [path, text] of ending(".csv")) {
      const rows = cellsOf(text);
      for (const row of rows) {
        expect(row.length, path).toBe(rows[0]?.length);
        for (const cell of row) {
          if (/^[=+@\t\r-]/.test(cell)) expect(cell, path).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$/i);
          if (/^'[=+@-]/.test(cell)) guarded++;
        }
      }
    }
    expect(guarded).toBeGreaterThan(0);
  });

  it("SVG: well-formed, with the elements and attributes that pictures have", () => {
    for (const [path, text] of ending(".svg")) {
      expect(() => parseSvg(text.replace(/<style>[^<]*<\/style>/, "").trim()), path).not.toThrow();
      const tags = [...text.replace(/"[^"]*"/g, '""').matchAll(/<([a-z]\w*)([^>]*)>/gi)];
      const odd = tags.filter(
        ([, name, attributes = ""]) =>
          !/^(svg|g|path|text|tspan|rect|line|circle|defs|clipPath|pattern|style|title|desc|linearGradient|stop|use)$/.test(
            name ?? "",
          ) || /\s(on\w+|href|xlink:href|style)=/.test(attributes),
      );
      expect(
        odd.map(([tag]) => tag),
        path,
      ).toEqual([]);
    }
  });

  it("Markdown: no element, link, image or code, and rows keep their cells", () => {
    for (const [path, text] of ending("summary.md")) {
      const bare = text.replace(/\\[\\`*_{}[\]()#+\-.!|<>&$@~]/g, "");
      expect(bare, path).not.toMatch(/<[a-z/!?]/i);
      expect(bare, path).not.toMatch(/\]\(/);
      expect(bare.match(/`[^`\n]*pwned[^`\n]*`/g), path).toBeNull();
      const tables = bare.split(/\n\n/).filter((part) => part.startsWith("|"));
      expect(tables.length).toBeGreaterThan(1);
      for (const table of tables)
        expect(
          new Set(
            table
              .trim()
              .split("\n")
              .map((row) => row.split("|").length),
          ).size,
          path,
        ).toBe(1);
    }
  });

  it("PDF: holds no address, action or script of theirs", () => {
    for (const [path] of ending(".pdf")) {
      const bytes = files.get(path) ?? "";
      expect(bytes.startsWith("%PDF-"), path).toBe(true);
      // What is packed in a stream may hold any letters by chance; a document's actions stand outside of them.
      const outside = bytes.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, "");
      expect(outside.length, path).toBeGreaterThan(1000);
      expect(outside, path).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|AA)\b/);
      expect([...bytes.matchAll(/\/URI\s*\(([^)]*)\)/g)].filter(([, to = ""]) => !/^https:\/\//.test(to))).toEqual([]);
    }
  });

  it.skipIf(!hasBrowser)("HTML: a browser makes nothing of them", { timeout: SLOW }, async () => {
    const browser = await openBrowser();
    try {
      for (const [path] of [...ending(".html"), ...ending("abstract.svg")]) {
        const url = pathToFileURL(join(temporary.path, "out", path)).href;
        const { page, noise } = await openPage(browser, url, { width: 1280 });
        expect(noise, path).toEqual([]);
        expect(await page.evaluate("globalThis.pwned"), path).toBeUndefined();
        const made =
          "[class~=pwned],#pwned,img,iframe,object,embed,body script,[onload],[onerror],[onmouseover],a[href*=pwned],a[href^='javascript']";
        expect(await page.evaluate(`look.all(${JSON.stringify(made)})`), path).toBe(0);
        expect(await page.evaluate("document.documentElement.textContent.includes('pwned')"), path).toBe(true);
        expect(await page.evaluate("look.tooWide()"), path).toBeLessThanOrEqual(0);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });
});

/** Cells by RFC 4180, written apart from the program's own reader. */
const cellsOf = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const [, quotedText, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === "" && quotedText === undefined && plain === "") break;
    rows.at(-1)?.push(quotedText?.replaceAll('""', '"') ?? plain);
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
};
