import type { Output } from "./output.ts";

/** `index.html`: the whole report on one page, which needs nothing else. */
export const page: Output = { id: "html", files: async ({ page }) => [["index.html", await page()]] };
