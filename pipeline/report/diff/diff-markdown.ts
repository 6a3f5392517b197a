import type { Diff } from "./diff.ts";
import { inputLines, stamped } from "./diff-text.ts";

const cell = (text: string): string =>
  text.replace(/[|\r\n<>&`*_[\]\\]/g, (c) => (c === "\n" || c === "\r" ? " " : `\\${c}`));

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows.map((row) => row.map(cell))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

/** The difference for a pull request. */
export const diffMarkdown = (diff: Diff): string =>
  [
    `# What changed from ${diff.from} to ${diff.to}`,
    cell(diff.sentence),
    ...(diff.statements.length === 0
      ? []
      : [
          "## Statements",
          table(
            ["Statement", "Before", "After"],
            diff.statements.map(({ statement, before, after }) => [statement, before, after]),
          ),
        ]),
    ...(diff.inputs.length === 0
      ? []
      : [
          "## Inputs",
          diff.inputs
            .flatMap(inputLines)
            .map((line) =>
              line.replace(/^( *)(.*)$/, (_, indent: string, text: string) => `${indent.slice(2)}- ${cell(text)}`),
            )
            .join("\n"),
        ]),
    ...(diff.numbers.length === 0
      ? []
      : [
          "## Numbers",
          table(
            ["Number", "Before", "After", "Why", "Id"],
            diff.numbers.map(({ label, invented, before, after, because, id }) => [
              stamped(label, invented),
              before,
              after,
              because,
              id,
            ]),
          ),
        ]),
  ].join("\n\n");
