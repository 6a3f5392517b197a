import type { Block, ChartBlock, Finding, TableBlock } from "../../model/index.ts";
import { fileName } from "../file-name.ts";
import { formatHeadline, formatP, formatValue, grouped } from "../format.ts";
import { texts } from "../texts.ts";
import { againHtml, derivationHtml, type Printed } from "./derivation.ts";
import { anchor, escapeHtml } from "./escape.ts";
import { isPostHoc, postHocHtml } from "./plan-lock.ts";
import { proseHtml } from "./prose.ts";
import { tableHtml } from "./table.ts";
import { pictureHtml, type View } from "./view.ts";

/** Longer tables are folded away; print and the CSV file have them all. */
const LONG = 12;

const tableId = (finding: Finding, table: TableBlock): string => `${anchor(finding.id)}-${table.id}`;

const chartHtml = (finding: Finding, chart: ChartBlock, view: View): string => {
  const table = finding.blocks.find((block): block is TableBlock => block.kind === "table" && block.id === chart.table);
  const { picture } = view.report.study.page;
  const name = `${fileName(finding.id)}.${chart.id}`;
  const drawing =
    picture.finding === finding.id && picture.chart === chart.id
      ? `<div class="wide">${view.svg.get(name) ?? ""}</div><p class="narrow muted"><a href="#picture">${escapeHtml(texts().page.pictureAbove)}</a></p>`
      : pictureHtml(view, name);
  return `<figure class="${chart.depth}">${drawing}<figcaption>${proseHtml(chart.caption, view.prose)}</figcaption>${
    table
      ? `<details><summary>${escapeHtml(texts().page.sameNumbers)}</summary>${tableHtml(table, tableId(finding, table), view.prose)}</details>`
      : ""
  }</figure>`;
};

const blockHtml = (finding: Finding, block: Block, view: View): string => {
  switch (block.kind) {
    case "text":
      return `<p class="${block.depth}">${proseHtml(block.prose, block.depth === "plain" ? { ...view.prose, whole: true } : view.prose)}</p>`;
    case "table": {
      const underChart = finding.blocks.some((other) => other.kind === "chart" && other.table === block.id);
      if (underChart) return "";
      const table = tableHtml(block, tableId(finding, block), view.prose);
      return block.rows.length > LONG
        ? `<details class="${block.depth}"><summary>${proseHtml(block.caption, view.prose)} (${escapeHtml(formatValue(block.rows.length, "rows", 0, view.prose.spelling))})</summary>${table}</details>`
        : `<div class="${block.depth}">${table}</div>`;
    }
    case "chart":
      return chartHtml(finding, block, view);
    default:
      return block satisfies never;
  }
};

const numberHeads = (): string => {
  const { what, value, events, test, id } = texts().page;
  return [what, value, "n", events, test, id].map((head) => `<th scope=col>${escapeHtml(head)}`).join("");
};

const headlineRows = (finding: Finding, view: View): string => {
  const printed: Printed = new Map();
  const postHoc = isPostHoc(finding, view.report) ? ` <b>${escapeHtml(texts().planLock.stamp)}</b>` : "";
  return finding.headlines
    .map((headline) => {
      const { spelling } = view.prose;
      const test = headline.test
        ? `${escapeHtml(headline.test.name)}, ${formatP(headline.test.p, spelling)}`
        : texts().page.noTest;
      return `<tr id="${anchor(headline.id)}"><th>${proseHtml(headline.label, view.prose)}${postHoc}<td>${escapeHtml(formatHeadline(headline, spelling))}<td>${grouped(String(headline.n), spelling)}<td>${headline.events === null ? texts().page.notCounted : grouped(String(headline.events), spelling)}<td>${test}<td class=how>${derivationHtml(headline, finding, printed, view)}`;
    })
    .join("\n");
};

const estimandHtml = (finding: Finding, view: View): string => {
  const rows = (["population", "treatment", "outcome", "intercurrent", "summary", "timeZero"] as const).map(
    (key) => `<dt>${texts().pdf.estimand[key]}</dt><dd>${proseHtml(finding.estimand[key], view.prose)}</dd>`,
  );
  return `<details class="clinician"><summary>${escapeHtml(texts().page.estimand)}</summary><dl>${rows.join("")}<dt>${escapeHtml(texts().pdf.method)}</dt><dd><a href="#methods">${escapeHtml(texts().page.methodIn)}</a> <code>${escapeHtml(finding.method.formula)}</code> ${finding.method.citations
    .map((id) => `<a class="cite" href="#ref-${anchor(id)}">${escapeHtml(view.prose.citation(id))}</a>`)
    .join(" ")}</dd></dl></details>`;
};

/** One finding: question, numbers, charts, tables, what to keep in mind, and how it was done. */
export const findingHtml = (finding: Finding, view: View): string => {
  const stamp = finding.simulated
    ? `<p class="stamp hatched">${escapeHtml(texts().simulated.stamp)}: ${escapeHtml(texts().simulated.sentence)}</p>`
    : "";
  const caveats =
    finding.caveats.length === 0
      ? ""
      : `<div class="clinician"><h4>${escapeHtml(texts().pdf.keep)}</h4><ul class="caveats">${finding.caveats.map((caveat) => `<li>${proseHtml(caveat.prose, view.prose)}</li>`).join("")}</ul></div>`;
  const plain = finding.blocks.some((block) => block.depth === "plain") ? "" : " clinician";
  return `<section class="finding${finding.simulated ? " simulated" : ""}${plain}" id="${anchor(finding.id)}"><h3>${escapeHtml(finding.question)}</h3>${stamp}${postHocHtml(finding, view.report)}
${finding.blocks.map((block) => blockHtml(finding, block, view)).join("\n")}
${caveats}
<details class="full"><summary>${escapeHtml(texts().page.everyNumber)}</summary>${againHtml(finding)}<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(`${texts().page.numbers}: ${finding.question}`)}"><table class="e3 e4"><thead><tr>${numberHeads()}<tbody>${headlineRows(finding, view)}</table></div></details>
${estimandHtml(finding, view)}</section>`;
};
