import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";

export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(executable);

/** A fresh profile each time; nothing that a browser does on its own may reach the network. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export interface Look {
  readonly width: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly depth?: Depth;
}

export const depths = ["plain", "clinician", "full"] as const;
export type Depth = (typeof depths)[number];

export const WIDTHS = [360, 768, 1280] as const;

export interface Opened {
  readonly page: Page;
  /** What the page said and what it asked for, apart from itself and what it carries. */
  readonly noise: readonly string[];
}

/** A page in a window of its own, with an ear at it. */
export const openPage = async (browser: Browser, url: string, look: Look): Promise<Opened> => {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height ?? 720 },
    colorScheme: look.scheme ?? "light",
    reducedMotion: "reduce",
  });
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) noise.push(`request: ${request.url()}`);
  });
  await page.addInitScript(inPage);
  await page.goto(url);
  await page.evaluate("document.fonts.ready.then(() => null)");
  if (look.depth) await showDepth(page, look.depth);
  return { page, noise };
};

/** As a reader does it: a click on the word. */
export const showDepth = (page: Page, depth: Depth): Promise<void> => page.click(`label[for=depth-${depth}]`);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const inPage = readFileSync(new URL("in-page.js", import.meta.url), "utf8");

/** Makes a page ready for axe-core; it is not the same afterwards. */
export const readyForAxe = async (page: Page): Promise<void> => {
  await page.evaluate("look.thin()");
  await page.evaluate(axe);
};

/** What axe-core finds, one line a place, by all of its rules or by the named ones. */
export const axeFindings = (page: Page, rules: readonly string[] = []): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], ...(rules.length === 0 ? {} : { runOnly: rules }) })})
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 5).map(({ target, failureSummary }) => id + ": " + target.join(" ") + ": " + failureSummary)))`,
  );
