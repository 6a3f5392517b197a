import type { Finding, Headline } from "../../model/index.ts";
import { derivation } from "../explain/derivation.ts";
import { rowsText } from "../explain/rows-text.ts";
import type { Step } from "../explain/step.ts";
import { texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import { proseHtml } from "./prose.ts";
import type { View } from "./view.ts";

/** A shorter list of rows is printed again; a longer one is linked. */
const LONG = 90;

const link = (id: string, text: string): string => `<a href="#${anchor(id)}">${text}</a>`;

const stepHtml = ({ text, parts }: Step): string => {
  const from = parts.flatMap(({ name, headline }) => (headline === null ? [] : [link(headline, name)]));
  return escapeHtml(text) + (from.length === 0 ? "" : ` (${from.join(", ")})`);
};

/** What of a finding was printed already: a text of rows or effects, by the headline where it stands. */
export type Printed = Map<string, Headline>;

const once = (text: string, headline: Headline, printed: Printed): Headline | undefined => {
  const before = printed.get(text);
  if (!before) printed.set(text, headline);
  return before;
};

/**
 * What the row of the table does not say yet: its reason stands there, an error stands again in the interval that is
 * made with it, and effects are printed once for all numbers that are made from them.
 */
const shownSteps = (headline: Headline, finding: Finding, printed: Printed): readonly Step[] => {
  const steps = derivation(headline, finding);
  const multiple = steps.some(({ of, text }) => of === "interval" && text.includes("±"));
  return steps.filter(
    ({ of, text }) =>
      of !== "reason" &&
      !(of === "error" && multiple && !text.includes("√")) &&
      !(of === "pool" && once(text, headline, printed)),
  );
};

/** How one number was made, folded behind its id: the steps with the numbers in them, and the rows it rests on. */
export const derivationHtml = (headline: Headline, finding: Finding, printed: Printed, view: View): string => {
  const rows = rowsText(headline);
  const before = once(rows, headline, printed);
  const rests =
    before && rows.length > LONG
      ? `${escapeHtml(texts().explain.same)} ${link(before.id, proseHtml(before.label, view.prose))}`
      : `${escapeHtml(texts().explain.rows)} ${escapeHtml(rows)}`;
  const steps = shownSteps(headline, finding, printed).map(stepHtml);
  return `<details><summary><code>${escapeHtml(headline.id)}</code></summary>${[...steps, rests].join("<br>")}</details>`;
};

/** Said once for all numbers of a finding: where the rest stands, and how to have one worked out again. */
export const againHtml = (finding: Finding): string =>
  `<p class="muted">${escapeHtml(texts().explain.again)} <code>afterglow explain ${escapeHtml(finding.headlines[0]?.id ?? finding.id)}</code>, <code>afterglow verify</code></p>`;
