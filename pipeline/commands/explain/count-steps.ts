import type { Headline } from "../../model/index.ts";
import { digits } from "../../report/explain/digits.ts";
import { type Trial, weightedStep } from "../../report/explain/pool-step.ts";
import { type Step, step } from "../../report/explain/step.ts";
import type { InputRow } from "./input-rows.ts";

interface Counts {
  readonly key: string;
  readonly events: number;
  readonly n: number;
}

const countsOf = ({ key, cells }: InputRow): readonly Counts[] => {
  const [events, n] = [Number(cells.events), Number(cells.n)];
  return cells.events !== undefined && events > 0 && n > events ? [{ key, events, n }] : [];
};

/** Rows that were set side by side: of one contrast where it is named, else of one study, outcome and day. */
const groupOf = ({ cells }: InputRow): string =>
  cells.randomised_contrast ?? [cells.study_id, cells.outcome, cells.day].join(" ");

const pairs = (rows: readonly InputRow[]): readonly (readonly [Counts, Counts])[] => {
  const groups = new Map<string, Counts[]>();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), ...countsOf(row)]);
  return [...groups.values()].flatMap(([a, b, more]) => (a && b && !more ? [[a, b] as const] : []));
};

interface Ratio {
  readonly trial: Trial;
  readonly text: string;
}

/** The log risk ratio with its usual standard error. */
const ratio = ([a, b]: readonly [Counts, Counts]): Ratio => {
  const y = Math.log(a.events / a.n) - Math.log(b.events / b.n);
  const se = Math.sqrt(1 / a.events - 1 / a.n + 1 / b.events - 1 / b.n);
  return {
    trial: { key: `${a.key} against ${b.key}`, y, se },
    text: `${a.key} against ${b.key}: (${a.events}/${a.n}) / (${b.events}/${b.n}) = ${digits(Math.exp(y))}, SE of its logarithm √(1/${a.events} − 1/${a.n} + 1/${b.events} − 1/${b.n}) = ${digits(se)}`,
  };
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** A risk ratio from the counts of its input rows, one pair or several put together; only what gives the printed number. */
export const countSteps = ({ quantity, unit }: Headline, rows: readonly InputRow[]): readonly Step[] => {
  if (quantity.kind !== "estimate" || unit !== "risk-ratio" || quantity.seScale !== "log" || quantity.se === null)
    return [];
  const counted = pairs(rows);
  for (const turned of [false, true]) {
    const ratios = counted.map(([a, b]) => ratio(turned ? [b, a] : [a, b]));
    const [only, more] = ratios;
    if (only && !more && near(only.trial.y, Math.log(quantity.value)) && near(only.trial.se, quantity.se))
      return [step("value", only.text)];
    const pooled = weightedStep(
      ratios.map(({ trial }) => trial),
      quantity,
    );
    if (pooled) return [...ratios.map(({ text }) => step("value", text)), pooled];
  }
  return [];
};
