import type { Prose, Run } from "../../model/index.ts";
import { type ProseContext, runText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";

const runHtml = (run: Run, context: ProseContext): string => {
  const text = escapeHtml(runText(run, context));
  if (typeof run === "string" || "term" in run || "count" in run) return text;
  if ("headline" in run) return `<a class="n" href="#${anchor(run.headline)}">${text}</a>`;
  if ("cite" in run) return `<a class="cite" href="#ref-${anchor(run.cite)}">${text}</a>`;
  return `<a href="#${anchor(run.see)}">${escapeHtml(texts().number.see)}</a>`;
};

/** Prose as HTML: each bound number links to its headline, each citation to its reference. */
export const proseHtml = (prose: Prose, context: ProseContext): string =>
  prose.map((run) => runHtml(run, context)).join("");
