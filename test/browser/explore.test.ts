import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../pipeline/model/index.ts";
import { formatHeadline } from "../../pipeline/report/format.ts";
import { headlineMap } from "../../pipeline/report/html/view.ts";
import { fontFaces } from "../../pipeline/report/outputs/font-faces.ts";
import { workHere } from "../../pipeline/report/outputs/jobs.ts";
import { regular, strong } from "../report/drawing.ts";
import { exploreOf, goldenReport } from "../report/explore/explore-of.ts";
import { hostileStrings } from "../support/hostile-strings.ts";
import { temporaryFolder } from "../support/run-cli.ts";
import { axeFindings, executable, hasBrowser, openBrowser, openPage, readyForAxe } from "./open-browser.ts";

/** The explore page of the small study as a reader has it, in Chromium. */
const required = process.env.CI_BROWSER_REQUIRED === "1";
if (!hasBrowser && !required) process.stdout.write("explore page: browser tests skipped, no Chromium\n");

const SLOW = 120_000;
const ATLAS = "published--durability.atlas";
const FOREST = "published--head-to-head.forest";

it.runIf(required)("Chromium is there where it is required", () => {
  expect(hasBrowser, executable).toBe(true);
});

describe.skipIf(!hasBrowser)("the explore page in a browser", () => {
  const temporary = temporaryFolder("explore-");
  let browser: Browser;

  const write = async (name: string, report: Report): Promise<string> => {
    const path = join(temporary.path, name);
    writeFileSync(path, exploreOf(report, await fontFaces("", workHere({ regular, bold: strong, files: [] }))));
    return pathToFileURL(path).href;
  };
  let url = "";

  beforeAll(async () => {
    [url, browser] = await Promise.all([write("explore.html", goldenReport), openBrowser()]);
  }, SLOW);

  afterAll(async () => {
    await browser?.close();
    temporary.remove();
  });

  const ready = (page: Page) =>
    page.waitForFunction(
      "document.documentElement.dataset.ready === 'yes' && document.querySelectorAll('.board:not([data-drawn])').length <= 2",
    );
  const drawn = (page: Page, section: string) => page.getAttribute(`${section} .board`, "data-drawn");
  const marks = async (page: Page, section: string) =>
    Number(await page.getAttribute(`${section} .board`, "data-marks"));
  /** Does something, and waits until the picture of a section is drawn anew. */
  const redraw = async (page: Page, section: string, act: () => Promise<unknown>): Promise<void> => {
    const before = Number(await drawn(page, section));
    await act();
    await page.waitForFunction(`Number(document.querySelector("${section} .board").dataset.drawn) > ${before}`);
  };
  const withPage = async (
    look: {
      readonly width: number;
      readonly scheme?: "light" | "dark";
      readonly chart?: string;
      readonly url?: string;
    },
    then: (page: Page, noise: readonly string[]) => Promise<void>,
  ): Promise<void> => {
    const { page, noise } = await openPage(browser, look.url ?? url, look);
    try {
      await ready(page);
      await page.waitForSelector("#charts .board[data-drawn]");
      const { chart } = look;
      if (chart !== undefined) await redraw(page, "#charts", () => page.selectOption("#charts .pick select", chart));
      await then(page, noise);
      expect(noise).toEqual([]);
    } finally {
      await page.close();
    }
  };
  const ask = <T>(page: Page, what: string): Promise<T> => page.evaluate<T>(what);

  it("draws every chart, on a telephone too, without a word to the console or to the network", {
    timeout: SLOW,
  }, async () => {
    for (const width of [1280, 360])
      await withPage({ width }, async (page) => {
        const ids = await ask<readonly string[]>(
          page,
          "[...document.querySelectorAll('#charts .pick option')].map(({ value }) => value)",
        );
        expect(ids.length).toBeGreaterThan(20);
        for (const id of ids) {
          await redraw(page, "#charts", () => page.selectOption("#charts .pick select", id));
          expect(await page.locator("#charts .board svg[role=img]").count(), id).toBe(1);
          expect(await ask(page, "look.tooWide()"), `${id}, ${width} px`).toBeLessThanOrEqual(0);
        }
      });
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
  ] as const)("axe-core finds nothing at %i px, %s", { timeout: SLOW }, (width, scheme) =>
    withPage({ width, scheme, chart: FOREST }, async (page) => {
      await page.selectOption("#charts .controls select >> nth=0", { index: 1 });
      await page.focus("#charts .board");
      await page.keyboard.press("ArrowRight");
      await readyForAxe(page);
      expect(await axeFindings(page)).toEqual([]);
    }),
  );

  it("says what a mark shows, to the arrow keys and to the pointer alike", { timeout: SLOW }, () =>
    withPage({ width: 1280, chart: ATLAS }, async (page) => {
      const tip = page.locator("#charts .tip");
      expect(await tip.isVisible()).toBe(false);
      await page.focus("#charts .board");
      await page.keyboard.press("ArrowRight");
      const said = await tip.locator("p").allTextContents();
      expect(said.join("\n")).toMatch(/^Study: .+\nRow: /);
      expect(await page.textContent("#charts [aria-live]")).toBe(said.join(". "));
      const spot = await page.locator("#charts .spot").boundingBox();
      await page.keyboard.press("Escape");
      expect(await tip.isVisible()).toBe(false);
      await page.mouse.move((spot?.x ?? 0) + 10, (spot?.y ?? 0) + 10);
      expect(await tip.locator("p").allTextContents()).toEqual(said);
      await page.mouse.move(2, 2);
      expect(await tip.isVisible()).toBe(false);
    }),
  );

  it.each([ATLAS, FOREST])("%s: a filter takes marks and rows away, and all come back", { timeout: SLOW }, (chart) =>
    withPage({ width: 1280, chart }, async (page) => {
      const rows = () => page.locator("#charts tbody tr").count();
      const [before, all] = [await marks(page, "#charts"), await rows()];
      await redraw(page, "#charts", () => page.selectOption("#charts .controls select >> nth=0", { index: 1 }));
      expect(await marks(page, "#charts")).toBeLessThan(before);
      expect(await rows()).toBeLessThan(all);
      expect(await page.textContent("#charts [role=status]")).toBe(`${await rows()} of ${all} rows shown.`);
      const option = await page
        .locator("#charts .controls select >> nth=0")
        .evaluate(
          (select) => (select as unknown as { selectedOptions: readonly { text: string }[] }).selectedOptions[0]?.text,
        );
      for (const text of await page.locator("#charts tbody tr").allTextContents()) expect(text).toContain(option);
      await redraw(page, "#charts", () => page.click("#charts .controls button"));
      expect([await marks(page, "#charts"), await rows()]).toEqual([before, all]);
    }),
  );

  it("filters by days", { timeout: SLOW }, () =>
    withPage({ width: 1280, chart: ATLAS }, async (page) => {
      await redraw(page, "#charts", () => page.fill("#charts .controls input >> nth=0", "100000"));
      expect(await page.locator("#charts tbody tr").count()).toBe(0);
      expect(await marks(page, "#charts")).toBe(0);
    }),
  );

  it("shows for each rule of relapse the numbers that its headlines have", { timeout: SLOW }, () =>
    withPage({ width: 1280 }, async (page) => {
      const headlines = headlineMap(goldenReport.findings);
      const { locale } = goldenReport.study;
      for (const [i] of ["clinic", "made up"].entries()) {
        const section = `#relapse section:nth-of-type(${i + 1})`;
        const count = await page.locator(`${section} option`).count();
        expect(count).toBeGreaterThan(5);
        const shown = new Set<string>();
        let fields = 0;
        for (let index = 0; index < count; index++) {
          await page.selectOption(`${section} select`, { index });
          const facts = await ask<readonly (readonly [string, string])[]>(
            page,
            `[...document.querySelectorAll("${section} dd[data-headline]")].map((one) => [one.dataset.headline, one.textContent])`,
          );
          for (const [id, text] of facts) {
            const headline = headlines.get(id);
            expect(headline, id).toBeDefined();
            if (headline?.quantity.kind === "estimate") expect(text, id).toBe(formatHeadline(headline, locale));
            else expect(text, id).toContain(headline?.quantity.reason);
            shown.add(id);
          }
          const label = (await page.textContent(`${section} option:checked`)) ?? "";
          const pictures = await page.locator(`${section} .pair > div:last-child figure:not([hidden]) svg`).count();
          if (index === 0) expect(pictures, label).toBe(1);
          fields += index > 0 && pictures > 0 ? 1 : 0;
        }
        // Rules have a field of the small curves; other ways of counting have none.
        expect(fields).toBeGreaterThan(0);
        expect(fields).toBeLessThan(count - 1);
        expect(shown.size).toBeGreaterThan(count);
      }
    }),
  );

  it("stamps what is invented and what is internal", () =>
    withPage({ width: 1280 }, async (page) => {
      const stamps = (await page.locator(".stampband, .stamp").allTextContents()).join("\n");
      expect(stamps).toContain("SIMULATED");
      expect(stamps).toContain("INTERNAL");
    }));

  it("makes nothing of words that mean harm", { timeout: SLOW }, async () => {
    const all = Object.values(hostileStrings).join(" ");
    const hostile = JSON.parse(JSON.stringify(goldenReport), (key, value) => {
      if (typeof value === "string" && ["title", "question", "description", "text"].includes(key))
        return `${value} ${all}`;
      if (key === "label") return typeof value === "string" ? `${value} ${all}` : value;
      return value;
    }) as Report;
    await withPage({ width: 360, url: await write("hostile.html", hostile) }, async (page) => {
      expect(await page.evaluate("globalThis.pwned")).toBeUndefined();
      const made =
        "[class~=pwned],#pwned,img,iframe,body script,[onload],[onerror],[onmouseover],a[href*=pwned],a[href^=javascript]";
      expect(await ask(page, `look.all(${JSON.stringify(made)})`)).toBe(0);
      expect(await page.textContent("#charts table")).toContain("pwned");
      expect(await ask(page, "look.tooWide()")).toBeLessThanOrEqual(0);
    });
  });

  it("says where the report is when scripts are off", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    expect(await page.locator("noscript").textContent()).toContain("index.html");
    await context.close();
  });
});
