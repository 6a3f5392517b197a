import { expect } from "vitest";
import { visibleInput } from "../../pipeline/analyses/visible-input.ts";
import type { Analysis, AnalysisInput, Block, Finding, Prose, Run, TableBlock } from "../../pipeline/model/index.ts";
import { cellText } from "../../pipeline/report/cell-text.ts";
import { proseText } from "../../pipeline/report/prose-text.ts";
import { proseOf, unboundDigits } from "../../pipeline/report/unbound-digits.ts";
import { unitStyle } from "../../pipeline/report/units.ts";

/** Runs an analysis as the pipeline does: it sees only what it declares. */
export const findingOf = (analysis: Analysis, input: AnalysisInput): Finding => {
  const visible = visibleInput(input, analysis.reads);
  return analysis.finding(
    visible,
    analysis.tasks(visible).map((task) => analysis.run(visible, task)),
  );
};

const isTable = (block: Block): block is TableBlock => block.kind === "table";

const boundCell = (tables: readonly TableBlock[], of: string): unknown => {
  const [id, row, column] = of.split("/");
  const table = tables.find((candidate) => candidate.id === id);
  return table?.rows[Number(row)]?.[table.columns.findIndex((candidate) => candidate.id === column)];
};

const hasNoHole = (value: unknown): void => {
  if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach(hasNoHole);
};

/**
 * Everything that must hold of a finding of patients, whatever its numbers; returns all it says as text.
 *
 * @param others findings whose numbers it may name.
 */
export const checkFinding = (finding: Finding, others: readonly Finding[] = []): string => {
  hasNoHole(finding);
  const headlines = new Map(finding.headlines.map((headline) => [headline.id, headline]));
  expect(headlines.size).toBe(finding.headlines.length);
  for (const { id, unit } of finding.headlines) {
    expect(id.startsWith(`${finding.id}/`)).toBe(true);
    expect(id).toMatch(/^[a-z0-9/-]+$/);
    unitStyle(unit);
  }
  const places = proseOf({ findings: [finding], verdicts: [] });
  expect(unboundDigits(places)).toEqual([]);
  const tables = finding.blocks.filter(isTable);
  const known = new Map(
    [...others, finding].flatMap((one) => one.headlines.map((headline) => [headline.id, headline])),
  );
  const context = { headlines: known, spelling: "US", citation: (id: string) => id } as const;
  const check = (run: Run): void => {
    if (typeof run === "object" && "count" in run) expect(boundCell(tables, run.of)).toBe(run.count);
  };
  const said = places.map(({ prose }) => {
    prose.forEach(check);
    return proseText(prose, context);
  });
  for (const { columns, rows } of tables) {
    for (const cells of rows) {
      expect(cells).toHaveLength(columns.length);
      cells.forEach((cell, i) => {
        const column = columns[i];
        if (column) said.push(cellText(cell, column, context));
      });
    }
  }
  for (const block of finding.blocks) {
    if (block.kind === "chart") {
      expect(tables.map(({ id }) => id)).toContain(block.table);
      expect(wordsOf(block.alt, context)).toBeLessThanOrEqual(60);
    }
    if (block.kind === "text" && block.depth === "plain") plainWords(proseText(block.prose, context));
  }
  return said.join("\n");
};

const wordsOf = (prose: Prose, context: Parameters<typeof proseText>[1]): number =>
  proseText(prose, context).split(/\s+/).length;

const BANNED =
  /hazard|cohort|confidence interval|p-value|significant|efficacy|RMST|IPTW|heterogeneity|estimate|censored|baseline|adverse event/i;

const plainWords = (text: string): void => {
  expect(text).not.toMatch(BANNED);
  for (const sentence of text.split(/[.:?] /)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25);
};
