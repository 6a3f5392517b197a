import type { Finding } from "../../model/index.ts";
import { anchor, escapeHtml } from "./escape.ts";

/** Links to findings by their questions. */
export const findingLinks = (findings: readonly Pick<Finding, "id" | "question">[]): string =>
  findings.map(({ id, question }) => `<a href="#${anchor(id)}">${escapeHtml(question)}</a>`).join(" · ");
