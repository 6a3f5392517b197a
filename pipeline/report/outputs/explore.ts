import { exploreHtml } from "../explore/explore-page.ts";
import type { Output } from "./output.ts";

/** `explore.html`: the charts of the report to point at and to filter. The report does not need it. */
export const explore: Output = {
  id: "explore",
  files: async ({ words, faces, libraries }) => [
    ["explore.html", exploreHtml(words, await faces(), await libraries())],
  ],
};
