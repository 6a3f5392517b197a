import { type Expression, labelOf, namesIn, parseExpression } from "./expression.ts";

/** A formula's terms, each a set of variables: `a + a:b` is [[a], [a, b]]. */
export interface Formula {
  readonly response: Expression | null;
  readonly intercept: boolean;
  /** Different factors of all terms, in the order in which they are first named. */
  readonly variables: readonly Expression[];
  /** Positions in `variables`, ascending; main effects first, then by the number of variables, else as written. */
  readonly terms: readonly (readonly number[])[];
}

interface Expanded {
  readonly terms: readonly (readonly number[])[];
  readonly intercept: boolean | null;
}

/** Reads R's notation of terms: `+ - * : / ^ ( )`, `factor()`, `I()`, `log()`, `0`, `1`, `-1`. */
export const parseFormula = (text: string): Formula => {
  const parts = text.split("~");
  if (parts.length > 2) throw new RangeError(`formula has more than one "~": ${text}`);
  const left = parts.length === 2 ? (parts[0] ?? "").trim() : "";
  const right = parseExpression(parts.at(-1) ?? "");
  const variables: Expression[] = [];
  const index = (expression: Expression): number => {
    const label = labelOf(expression);
    const known = variables.findIndex((variable) => labelOf(variable) === label);
    return known >= 0 ? known : variables.push(expression) - 1;
  };
  const { terms, intercept } = expand(right, index);
  return {
    response: left === "" ? null : parseExpression(left),
    intercept: intercept ?? true,
    variables,
    terms: terms
      .map((term, at) => ({ term, at }))
      .sort((a, b) => a.term.length - b.term.length || a.at - b.at)
      .map(({ term }) => term),
  };
};

/** The columns that a formula needs, response first. */
export const formulaColumns = ({ response, variables }: Formula): readonly string[] => [
  ...new Set([...(response ? namesIn(response) : []), ...variables.flatMap(namesIn)]),
];

const expand = (expression: Expression, index: (variable: Expression) => number): Expanded => {
  if (expression.kind === "group") return expand(expression.of, index);
  if (expression.kind === "number") return { terms: [], intercept: expression.value !== 0 };
  if (expression.kind === "negative") return remove({ terms: [], intercept: null }, expand(expression.of, index));
  if (expression.kind !== "operation") return { terms: [[index(expression)]], intercept: null };
  const { operator } = expression;
  if (operator === "^") return powerOf(expression, index);
  const left = expand(expression.left, index);
  const right = expand(expression.right, index);
  if (operator === "+") return join(left, right);
  if (operator === "-") return remove(left, right);
  if (operator === ":") return { terms: cross(left.terms, right.terms), intercept: null };
  if (operator === "*") return join(join(left, right), { terms: cross(left.terms, right.terms), intercept: null });
  if (operator === "/") {
    const all = [...new Set(left.terms.flat())].sort((a, b) => a - b);
    return join(left, { terms: cross([all], right.terms), intercept: null });
  }
  throw new RangeError(`operator without a meaning between terms: ${operator}`);
};

const powerOf = (
  { left, right }: Extract<Expression, { readonly kind: "operation" }>,
  index: (variable: Expression) => number,
): Expanded => {
  if (right.kind !== "number") throw new RangeError(`power of terms not a number: ${labelOf(right)}`);
  const base = expand(left, index);
  let all = base;
  for (let i = 1; i < right.value; i++) all = join(all, { terms: cross(all.terms, base.terms), intercept: null });
  return all;
};

const same = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

const join = (a: Expanded, b: Expanded): Expanded => ({
  terms: [...a.terms, ...b.terms].filter((term, i, all) => all.findIndex((other) => same(other, term)) === i),
  intercept: b.intercept ?? a.intercept,
});

const remove = (a: Expanded, b: Expanded): Expanded => ({
  terms: a.terms.filter((term) => !b.terms.some((other) => same(other, term))),
  intercept: b.intercept === null ? a.intercept : !b.intercept,
});

const cross = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  a
    .flatMap((one) => b.map((other) => [...new Set([...one, ...other])].sort((i, j) => i - j)))
    .filter((term, i, all) => all.findIndex((other) => same(other, term)) === i);
