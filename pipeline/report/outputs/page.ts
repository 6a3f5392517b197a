import { pageHtml } from "../html/page.ts";
import type { Output } from "./output.ts";

/** `index.html`: the whole report on one page, which needs nothing else. */
export const page: Output = {
  id: "html",
  files: async ({ view, faces }) => [["index.html", pageHtml(await view(), await faces())]],
};
