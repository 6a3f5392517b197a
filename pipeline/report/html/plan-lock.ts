import type { Finding, Report } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { valueText } from "../plan/value-text.ts";
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";
import { findingLinks } from "./finding-links.ts";

const words = () => texts().planLock;

const dateOf = (when: string): string => when.slice(0, 10);

const countText = (count: number): string =>
  count === 0 ? words().none : count === 1 ? words().one : fill(words().many, { count: String(count) });

/** "plan frozen 2025-10-02 (0 deviations)" for the bar at the top; nothing where it never was. */
export const planLockBar = ({ plan }: Report): string => {
  if (plan.lock === undefined) return "";
  const { length } = plan.deviations;
  const text = escapeHtml(fill(words().bar, { date: dateOf(plan.lock.lockedAt), count: countText(length) }));
  return length === 0 ? `<span>${text}</span>` : `<a href="#deviations"><b>${text}</b></a>`;
};

/** Every choice that is not what was frozen: old, new, and which sections are post hoc for it. */
export const deviationsHtml = ({ plan, findings }: Report): string => {
  if (plan.lock === undefined || plan.deviations.length === 0) return "";
  const { lockedAt, by, registration, sha256 } = plan.lock;
  const lead = fill(words().lead, {
    date: dateOf(lockedAt),
    by,
    registration: registration === null ? "" : fill(words().registered, { registration }),
    digest: sha256.slice(0, 12),
  });
  const heads = [words().path, words().old, words().new, words().when, words().touches];
  const rows = plan.deviations.map((one) => {
    const touched = findings.filter(({ id }) => one.findings.includes(id));
    const links = touched.length === 0 ? escapeHtml(words().nothing) : findingLinks(touched);
    const more = `<details><summary>${fill(words().sections, { count: String(touched.length) })}</summary>${links}</details>`;
    return `<tr><th scope="row"><code>${escapeHtml(one.path)}</code></th><td>${escapeHtml(valueText(one.old))}</td><td>${escapeHtml(valueText(one.new))}</td><td>${escapeHtml(dateOf(one.when))}</td><td>${touched.length > 1 ? more : links}</td></tr>`;
  });
  return `<section id="deviations"><h2>${escapeHtml(words().title)}</h2><p>${escapeHtml(lead)}</p><div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(words().title)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div></section>`;
};

/** The mark of a finding that looks at a part of the plan that was changed after it was frozen. */
export const postHocHtml = ({ id }: Pick<Finding, "id">, { plan }: Pick<Report, "plan">): string => {
  const touching = plan.deviations.filter(({ findings }) => findings.includes(id));
  const [first] = touching;
  if (first === undefined) return "";
  const text = fill(words().finding, {
    date: dateOf(first.when),
    paths: touching.map(({ path }) => path).join(", "),
  });
  return `<p class="stamp"><b>${escapeHtml(words().stamp)}</b> ${escapeHtml(text)}</p>`;
};

/** Whether a finding's numbers are post hoc. */
export const isPostHoc = ({ id }: Pick<Finding, "id">, { plan }: Pick<Report, "plan">): boolean =>
  plan.deviations.some(({ findings }) => findings.includes(id));
