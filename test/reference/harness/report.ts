import type { Check } from "./compare.ts";
import type { ReferenceCase } from "./types.ts";

export interface CaseResult {
  readonly reference: ReferenceCase;
  readonly checks: readonly Check[];
}

/** A table in Markdown: a line a case, its leaves checked, failed, and the worst relative error. */
export const report = (results: readonly CaseResult[]): string => {
  const lines = [...results]
    .sort((a, b) => (a.reference.id < b.reference.id ? -1 : 1))
    .map(({ reference, checks }) => {
      const failed = checks.filter(({ passed }) => !passed).length;
      const [worst, allowed] = shown(checks);
      return `| ${reference.id} | ${reference.title} | ${checks.length} | ${failed} | ${worst} | ${allowed} |`;
    });
  const all = results.flatMap(({ checks }) => checks);
  const failed = all.filter(({ passed }) => !passed).length;
  return `# Against R

Written by \`npm run reference\`. Errors below 1e-15 are shown as 0; near zero an error is taken
relative to absolute over relative tolerance of its case.

${results.length} cases, ${all.length} values, ${failed} failed.

| case | what | values | failed | worst relative error | allowed there |
|---|---|---:|---:|---:|---:|
${lines.join("\n")}
`;
};

/** The check with the largest error of a case's numbers; `null` when all are exact. */
export const worstOf = (checks: readonly Check[]): Check | null =>
  checks.reduce<Check | null>(
    (most, check) => (check.error !== null && check.error > (most?.error ?? 0) ? check : most),
    null,
  );

const shown = (checks: readonly Check[]): readonly [string, string] => {
  const worst = worstOf(checks);
  const error = worst?.error ?? 0;
  return [error < 1e-15 ? "0" : error.toExponential(0), String((worst ?? checks[0])?.allowed ?? "")];
};
