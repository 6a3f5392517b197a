import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli, shippedStudy, temporaryFolder } from "../support/run-cli.ts";
import {
  axeFindings,
  depths,
  executable,
  hasBrowser,
  type Look,
  type Opened,
  openBrowser,
  openPage,
  readyForAxe,
  showDepth,
  WIDTHS,
} from "./open-browser.ts";

/** The shipped report's page as a reader has it, in Chromium: one browser and one report for all. */
const required = process.env.CI_BROWSER_REQUIRED === "1";
if (!hasBrowser && !required) process.stdout.write("browser tests skipped: no Chromium (apt-get install chromium)\n");

const SLOW = 120_000;
const FOLD = 640;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

it.runIf(required)("Chromium is there where it is required", () => {
  expect(hasBrowser, executable).toBe(true);
});

describe.skipIf(!hasBrowser)("the page in a browser", () => {
  const temporary = temporaryFolder("browser-");
  let browser: Browser;
  let url = "";

  beforeAll(async () => {
    const out = ["report", "--study", shippedStudy, "--out", temporary.path, "--only", "html", "--quiet", "--json"];
    const [ran, opened] = await Promise.all([runCli(out), openBrowser()]);
    browser = opened;
    expect(ran.code, ran.err).toBe(0);
    url = pathToFileURL((JSON.parse(ran.out) as { readonly page: string }).page).href;
  }, SLOW);

  afterAll(async () => {
    await browser?.close();
    temporary.remove();
  });

  const withPage = async (look: Look, then: (opened: Opened) => Promise<void>): Promise<void> => {
    const opened = await openPage(browser, url, look);
    try {
      await then(opened);
    } finally {
      await opened.page.close();
    }
  };
  const ask = <T>(page: Page, what: string): Promise<T> => page.evaluate<T>(what);
  const boxOf = (page: Page, selector: string) => ask<Box>(page, `look.box(${JSON.stringify(selector)})`);
  const shown = (page: Page, selector: string) => ask<number>(page, `look.shown(${JSON.stringify(selector)})`);

  it("is silent, asks for nothing, repeats no id and has no dead link", () =>
    withPage({ width: 1280 }, async ({ page, noise }) => {
      await ask(page, "scrollTo(0, document.body.scrollHeight)");
      expect(noise).toEqual([]);
      expect(await ask(page, "look.repeatedIds()")).toEqual([]);
      expect(await ask(page, "look.deadLinks()")).toEqual([]);
    }));

  it("axe-core finds nothing at any width and depth, light or dark", { timeout: SLOW }, () =>
    withPage({ width: 1280 }, async ({ page }) => {
      await readyForAxe(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 720 });
        for (const depth of depths) {
          await page.emulateMedia({ colorScheme: "light" });
          await showDepth(page, depth);
          expect(await axeFindings(page), `${width} px, ${depth}`).toEqual([]);
          // Only colours follow the scheme, and no colour follows the width.
          if (width !== 1280) continue;
          await page.emulateMedia({ colorScheme: "dark" });
          expect(await axeFindings(page, ["color-contrast"]), `${width} px, ${depth}, dark`).toEqual([]);
        }
      }
    }),
  );

  it("axe-core would find what is wrong", () =>
    withPage({ width: 1280 }, async ({ page }) => {
      await readyForAxe(page);
      await ask(page, "document.querySelector('h1').style.color = 'var(--grid)'");
      await ask(page, "document.documentElement.removeAttribute('lang')");
      expect((await axeFindings(page, ["color-contrast", "html-has-lang"])).map((one) => one.split(":")[0])).toEqual([
        "color-contrast",
        "html-has-lang",
      ]);
    }));

  it("answers on the first screen of a laptop", () =>
    withPage({ width: 1280, height: 720 }, async ({ page }) => {
      const cards = await ask<readonly Box[]>(page, "look.boxes('.card')");
      expect(cards.length).toBeGreaterThan(2);
      const parts = await Promise.all(["#answer", "#certainty", "#picture", "#strip"].map((id) => boxOf(page, id)));
      for (const { bottom } of [...parts, ...cards]) expect(bottom).toBeLessThanOrEqual(FOLD);
      expect((await boxOf(page, ".cards")).left).toBeGreaterThan((await boxOf(page, "#picture")).right);
    }));

  it.each([
    [360, [".stampband", "h1", "#answer", "#certainty", ".cards", "#picture", "#strip"]],
    [768, [".stampband", "h1", "#answer", "#certainty", "#picture", ".cards", "#strip"]],
  ])("at %i px the parts of the first screen stand in the declared order", (width, order) =>
    withPage({ width }, async ({ page }) => {
      const boxes = await Promise.all(order.map((selector) => boxOf(page, selector)));
      for (const [i, { top }] of boxes.slice(1).entries())
        expect(top, `${order[i + 1]} below ${order[i]}`).toBeGreaterThanOrEqual(boxes[i]?.bottom ?? Infinity);
    }),
  );

  it("never scrolls sideways, also at twice the size, and each depth shows more", { timeout: SLOW }, () =>
    withPage({ width: 1280 }, async ({ page }) => {
      const seen: number[] = [];
      for (const depth of depths) {
        await showDepth(page, depth);
        seen.push(await shown(page, "section, figure, details, p"));
        for (const width of [...WIDTHS, 640]) {
          await page.setViewportSize({ width, height: 720 });
          expect(await ask(page, "look.tooWide()"), `${width} px, ${depth}`).toBeLessThanOrEqual(0);
        }
      }
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    }),
  );

  it("hides what is deeper, and shows what a link leads to", () =>
    withPage({ width: 1280, depth: "plain" }, async ({ page }) => {
      expect(await shown(page, ".clinician, .full")).toBe(0);
      await showDepth(page, "clinician");
      expect(await shown(page, ".full")).toBe(0);
      expect(await shown(page, "#references")).toBe(1);
      await showDepth(page, "plain");
      expect(await shown(page, "#references")).toBe(0);
      const link = "main a[href]:not(:is(.clinician,.full) *)";
      const hidden = await ask<string | null>(
        page,
        `[...document.querySelectorAll(${JSON.stringify(link)})].map((a) => a.getAttribute("href"))
          .find((href) => href.startsWith("#") && document.querySelector(href)?.getClientRects().length === 0) ?? null`,
      );
      expect(hidden).not.toBeNull();
      await page.click(`main a[href="${hidden}"]:not(:is(.clinician,.full) *)`);
      expect(await shown(page, hidden as string)).toBe(1);
    }));

  it.each(depths)(
    "%s: Tab comes to every link, button, fold and frame, and shows where it is",
    { timeout: SLOW },
    (depth) =>
      withPage({ width: 1280 }, async ({ page }) => {
        await ask(page, "look.thin()");
        await ask(page, `document.getElementById("depth-${depth}").checked = true`);
        await ask(page, "look.follow()");
        const stops = await ask<number>(page, "look.stops().length");
        expect(stops).toBeGreaterThan(30);
        for (let i = 0; i < stops; i++) await page.keyboard.press("Tab");
        expect(await ask(page, "look.missed()")).toEqual([]);
        expect(await ask(page, "look.unmarked()")).toEqual([]);
      }),
  );

  it("arrow keys change the depth", () =>
    withPage({ width: 1280 }, async ({ page }) => {
      await page.focus("#depth-plain");
      await page.keyboard.press("ArrowRight");
      expect(await ask(page, "document.querySelector('.depths input:checked').id")).toBe("depth-clinician");
    }));

  it("prints everything on white, with the folds open", () =>
    withPage({ width: 760, scheme: "dark" }, async ({ page }) => {
      const paper = "getComputedStyle(document.body).backgroundColor";
      expect(await ask(page, paper)).not.toBe("rgb(255, 255, 255)");
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await ask(page, paper)).toBe("rgb(255, 255, 255)");
      expect(await shown(page, ".depths, .skip")).toBe(0);
      expect(await shown(page, "section, table")).toBe(await ask(page, "look.all('section, table')"));
      expect(await shown(page, "details > :not(summary)")).toBe(await ask(page, "look.all('details > :not(summary)')"));
      expect(
        await ask(
          page,
          "[...document.querySelectorAll('details>.scroll')].filter((one) => one.offsetHeight === 0).length",
        ),
      ).toBe(0);
    }));

  it.each([1280, 360])("at %i px no text of a picture is cut off or stands on another", (width) =>
    withPage({ width, depth: "full" }, async ({ page }) => {
      const pictures = await ask<readonly { name: string; alt: string; texts: number; faults: string[] }[]>(
        page,
        "look.pictures(2)",
      );
      expect(pictures.length).toBeGreaterThan(30);
      for (const { texts, alt } of pictures) expect(texts, alt).toBeGreaterThan(3);
      expect(pictures.filter(({ faults }) => faults.length > 0)).toEqual([]);
    }),
  );

  it("sees a text that is cut off and one that stands on another", () =>
    withPage({ width: 1280 }, async ({ page }) => {
      await ask(
        page,
        `document.querySelector("main").innerHTML =
          '<svg role="img" aria-label="" width="100" height="60"><text y="20">Some words</text><text x="9" y="22">Others</text><text x="70" y="50">Too long</text></svg>'`,
      );
      expect(await ask(page, "look.pictures(2)")).toMatchObject([
        { texts: 3, faults: ["outside: Too long", "on each other: Some words | Others"] },
      ]);
    }));
});
