import type { Cell, Headline, Plan, Verdict } from "../../model/index.ts";
import type { FindHeadline } from "../ledger/find-headline.ts";
import { type AbsoluteEffect, absoluteEffect } from "./absolute-effect.ts";
import { certaintyText } from "./certainty-text.ts";

export type DeclaredRow = Plan["summaryOfFindings"][number];

/** One outcome of the table: its cells, and the headlines that the cells show. */
export interface FindingRow {
  readonly headlines: readonly Headline[];
  readonly cells: readonly Cell[];
}

interface RowContext {
  readonly id: string;
  readonly find: FindHeadline;
  readonly verdicts: readonly Verdict[];
  readonly says: (verdict: Verdict) => string;
}

const restsOnNumber = ({ quantity, basis }: Headline): boolean =>
  quantity.kind === "estimate" || (basis?.trials ?? 0) > 0;

const made = (
  id: string,
  { quantity, better }: { readonly quantity: Headline["quantity"]; readonly better: Headline["better"] },
  label: string,
  unit: string,
  from: Headline,
): Headline => ({
  id,
  label: [/\d/.test(label) ? { term: label } : label],
  unit,
  better,
  quantity,
  test: null,
  n: from.n,
  events: from.events,
  rows: from.rows,
  basis: null,
});

const absoluteHeadlines = (
  prefix: string,
  { label }: DeclaredRow,
  effect: AbsoluteEffect,
  from: Headline,
): readonly Headline[] => {
  const { better } = from;
  const { comparator, intervention, difference, numberNeeded } = effect;
  return [
    made(
      `${prefix}/with-comparator`,
      { quantity: comparator, better },
      `${label}: comparator, as declared`,
      "per-hundred",
      from,
    ),
    made(
      `${prefix}/with-intervention`,
      { quantity: intervention, better },
      `${label}: intervention`,
      "per-hundred",
      from,
    ),
    made(
      `${prefix}/difference`,
      { quantity: difference, better },
      `${label}: difference`,
      "per-hundred-difference",
      from,
    ),
    ...(numberNeeded === null
      ? []
      : [
          made(
            `${prefix}/number-needed`,
            { quantity: numberNeeded, better: "neither" },
            `${label}: number needed`,
            "people",
            from,
          ),
        ]),
  ];
};

const peopleText = (headline: Headline | null): string => {
  const basis = headline?.basis ?? null;
  if (basis === null || basis.trials === 0) return "none (0)";
  return `${basis.people ?? "number not reported"} (${basis.trials})`;
};

const isRatio = (unit: string): boolean => unit.endsWith("-ratio");

const rowOf = (verdicts: readonly Verdict[], statement: string | null): Verdict | null =>
  verdicts.find(({ claim, component }) => (component === null ? claim : `${claim}/${component}`) === statement) ?? null;

/**
 * One declared outcome: the first of its headlines that rests on a number speaks. Numbers of a hundred people only where a risk with
 * the comparator is declared and the effect is a ratio. Throws RangeError for a statement that the ledger does not have.
 */
export const findingRow = (declared: DeclaredRow, { id, find, verdicts, says }: RowContext): FindingRow => {
  const prefix = `${id}/${declared.id}`;
  const found = declared.headlines.flatMap((name) => find(name) ?? []);
  const headline = found.find(restsOnNumber) ?? found[0] ?? null;
  const verdict = rowOf(verdicts, declared.statement);
  if (declared.statement !== null && verdict === null)
    throw new RangeError(`outcome names a statement that the ledger does not have: ${declared.statement}`);
  const effect =
    headline === null || declared.baseline === null
      ? null
      : absoluteEffect(headline.quantity, headline.unit, declared.baseline.share);
  const own = headline === null || effect === null ? [] : absoluteHeadlines(prefix, declared, effect, headline);
  const cell = (name: string): Cell => own.find((one) => one.id === `${prefix}/${name}`)?.id ?? null;
  const shown = (name: string): Cell => {
    const known = cell(name);
    return typeof known === "string" ? { headline: known } : "not applicable";
  };
  const unused = Object.values(headline?.basis?.unused ?? {}).reduce((sum, count) => sum + count, 0);
  const silent = unused === 0 ? "not reported" : `no usable number (${unused} printed, not counted)`;
  const whole: Cell =
    headline === null || headline.quantity.kind === "not-estimable" ? silent : { headline: headline.id };
  const ratio = headline !== null && isRatio(headline.unit);
  const rated =
    verdict !== null && headline !== null && verdict.published.headline === headline.id ? verdict.published : null;
  return {
    headlines: own,
    cells: [
      declared.label,
      shown("with-comparator"),
      shown("with-intervention"),
      ratio || headline === null ? shown("difference") : whole,
      ratio ? whole : headline === null ? silent : "not applicable",
      shown("number-needed"),
      peopleText(headline),
      certaintyText(rated),
      verdict === null ? "No statement of this report asks for it." : says(verdict),
    ],
  };
};
