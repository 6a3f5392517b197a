import { boardPart } from "./board.ts";
import { dataPart } from "./data.ts";
import { pagePart } from "./page.ts";
import { redrawPart } from "./redraw.ts";
import { relapsePart } from "./relapse.ts";
import { tipPart } from "./tip.ts";

/**
 * The page's own script. It makes elements and sets their text; it never makes markup out of words. It runs once the page is there,
 * and leaves the page as it is when it cannot run.
 */
export const exploreClient = `(() => {
"use strict";
document.addEventListener("DOMContentLoaded", () => {
${[dataPart, tipPart, redrawPart, boardPart, relapsePart, pagePart].join("\n")}
});
})();`;
