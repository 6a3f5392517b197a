import { type Expression, evaluate, labelOf } from "./expression.ts";
import { type Formula, formulaColumns, parseFormula } from "./formula.ts";
import { completeRows, isText, levels, numberColumn, pickTableRows, type Table, textColumn } from "./read-table.ts";

export interface DesignMatrix {
  /** R's names of coefficients: "(Intercept)", "celltypelarge", "factor(major)1", "visit3:btb". */
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** The term of each column: 0 the intercept, else 1 + position in `terms`. */
  readonly assign: readonly number[];
  /** R's labels of terms, without the intercept. */
  readonly terms: readonly string[];
}

export interface ModelFrame {
  readonly formula: Formula;
  /** Row numbers of the table without a missing value in any column of the formula (and in `also`). */
  readonly rows: readonly number[];
  /** Those rows. */
  readonly table: Table;
  /** The left side, when the formula has one. */
  readonly response: Float64Array | null;
  readonly design: DesignMatrix;
}

export interface FrameOptions {
  /** Columns of numbers that are to be taken as factors, their levels by size. */
  readonly factors?: readonly string[];
  /** More columns that must not be missing. */
  readonly also?: readonly string[];
}

/**
 * The complete rows of a table and the columns that R's `model.matrix` makes of them: treatment contrasts, first level the reference.
 * Text columns and `factor()` are factors, with the levels found in the complete rows.
 */
export const modelFrame = (text: string, table: Table, { factors = [], also = [] }: FrameOptions = {}): ModelFrame => {
  const formula = parseFormula(text);
  const rows = completeRows(table, [...formulaColumns(formula), ...also]);
  const complete = pickTableRows(table, rows);
  return {
    formula,
    rows,
    table: complete,
    response: formula.response ? values(formula.response, complete) : null,
    design: designMatrix(formula, complete, factors),
  };
};

/** The design matrix of a formula on a table without missing values. */
export const designMatrix = (formula: Formula, table: Table, factors: readonly string[] = []): DesignMatrix => {
  const { intercept, terms } = formula;
  const variables = formula.variables.map((expression) => variableOf(expression, table, factors));
  const coding = contrastCoding(formula, variables);
  const names: string[] = intercept ? ["(Intercept)"] : [];
  const columns: Float64Array[] = intercept ? [new Float64Array(table.rows).fill(1)] : [];
  const assign: number[] = intercept ? [0] : [];
  terms.forEach((term, t) => {
    let parts: readonly Part[] = [{ name: "", column: new Float64Array(table.rows).fill(1) }];
    for (const v of term) {
      const variable = variables[v];
      if (!variable) continue;
      const own = variable.levels ? indicators(variable, coding[t]?.[v] === "full") : [variable];
      // The first variable's columns change fastest.
      parts = own.flatMap((right) => parts.map((left) => product(left, right)));
    }
    for (const part of parts) {
      names.push(part.name);
      columns.push(part.column);
      assign.push(t + 1);
    }
  });
  const labels = formula.variables.map(labelOf);
  return { names, columns, assign, terms: terms.map((term) => term.map((v) => labels[v]).join(":")) };
};

interface Part {
  readonly name: string;
  readonly column: Float64Array;
}

interface Variable extends Part {
  /** `null` for a number; `column` then holds codes of levels. */
  readonly levels: readonly string[] | null;
}

const product = (left: Part, right: Part): Part => ({
  name: left.name === "" ? right.name : `${left.name}:${right.name}`,
  column: left.column.map((value, i) => value * (right.column[i] ?? 0)),
});

const indicators = ({ name, column, levels: all }: Variable, full: boolean): readonly Part[] =>
  (all ?? [])
    .map((level, code) => ({ name: name + level, column: column.map((value) => (value === code ? 1 : 0)) }))
    .slice(full ? 0 : 1);

type Coding = Readonly<Record<number, "contrasts" | "full">>;

/**
 * R's rule of margins (Chambers & Hastie 1992, sec. 2.3): in a term, a factor is coded by contrasts when the term without it is empty
 * or lies within an earlier term, else with a column a level; without an intercept the first factor of all is coded in full.
 */
const contrastCoding = ({ terms, intercept }: Formula, variables: readonly Variable[]): readonly Coding[] => {
  let fullFirst = !intercept;
  return terms.map((term, t) =>
    Object.fromEntries(
      term.map((v) => {
        const rest = term.filter((other) => other !== v);
        const margin =
          rest.length === 0 || terms.slice(0, t).some((earlier) => rest.every((other) => earlier.includes(other)));
        const isFactor = variables[v]?.levels !== null;
        const first = isFactor && fullFirst;
        if (isFactor) fullFirst = false;
        return [v, margin && !first ? "contrasts" : "full"] as const;
      }),
    ),
  );
};

const variableOf = (expression: Expression, table: Table, factors: readonly string[]): Variable => {
  const name = labelOf(expression);
  const column = factorColumn(expression, table, factors);
  if (column !== null) return factor(name, table, column);
  if (isComparison(expression)) {
    const codes = values(expression, table);
    return { name, column: codes, levels: ["FALSE", "TRUE"] };
  }
  return { name, column: values(expression, table), levels: null };
};

const factorColumn = (expression: Expression, table: Table, factors: readonly string[]): string | null => {
  if (expression.kind === "call" && ["factor", "as.factor"].includes(expression.name)) {
    const { argument } = expression;
    if (argument.kind !== "name") throw new RangeError(`factor() of more than a column: ${labelOf(argument)}`);
    return argument.name;
  }
  if (expression.kind !== "name") return null;
  return factors.includes(expression.name) || isText(table, expression.name) ? expression.name : null;
};

const factor = (name: string, table: Table, column: string): Variable => {
  const all = levels(table, column);
  const text = isText(table, column);
  const codes = textColumn(table, column).map((cell) => all.indexOf(text ? (cell ?? "") : String(Number(cell))));
  return { name, column: Float64Array.from(codes), levels: all };
};

const isComparison = (expression: Expression): boolean => {
  if (expression.kind === "group") return isComparison(expression.of);
  if (expression.kind === "call") return expression.name === "I" && isComparison(expression.argument);
  return expression.kind === "operation" && /[<>=]/.test(expression.operator);
};

const values = (expression: Expression, table: Table): Float64Array => {
  const read = new Map<string, readonly (number | null)[]>();
  const cell = (name: string, row: number): number => {
    const column = read.get(name) ?? numberColumn(table, name);
    read.set(name, column);
    return column[row] ?? Number.NaN;
  };
  return Float64Array.from({ length: table.rows }, (_, row) => evaluate(expression, (name) => cell(name, row)));
};
