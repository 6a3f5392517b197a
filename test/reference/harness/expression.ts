/** Arithmetic on columns as R writes it, and the text that R makes of it. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "group"; readonly of: Expression }
  | { readonly kind: "call"; readonly name: string; readonly argument: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type Operator = "+" | "-" | "*" | "/" | "^" | ":" | "~" | ">" | "<" | ">=" | "<=" | "==" | "!=";

/** Binding strength, weakest first, as in R's grammar. */
const strength: Readonly<Record<Operator, number>> = {
  "~": 1,
  ">": 2,
  "<": 2,
  ">=": 2,
  "<=": 2,
  "==": 2,
  "!=": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  ":": 6,
  "^": 7,
};
const unary = 5;

const token =
  /\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)|([A-Za-z.][A-Za-z0-9._]*)|`([^`]+)`|(>=|<=|==|!=|[-+*/^:~><()]))/y;

/** Parses one expression; a formula is one with `~` at the top (`~ a` alone has an empty left side, see `formula.ts`). */
export const parseExpression = (text: string): Expression => {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const expectSymbol = (symbol: string): void => {
    if (peek()?.text !== symbol || peek()?.kind !== "symbol")
      throw new RangeError(`formula lacks "${symbol}": ${text}`);
    at++;
  };
  const atom = (): Expression => {
    const next = tokens[at++];
    if (!next) throw new RangeError(`formula ends too early: ${text}`);
    if (next.kind === "number") return { kind: "number", value: Number(next.text), text: next.text };
    if (next.kind === "name") {
      if (peek()?.kind !== "symbol" || peek()?.text !== "(") return { kind: "name", name: next.text };
      at++;
      const argument = climb(0);
      expectSymbol(")");
      return { kind: "call", name: next.text, argument };
    }
    if (next.text === "(") {
      const of = climb(0);
      expectSymbol(")");
      return { kind: "group", of };
    }
    if (next.text === "-") return { kind: "negative", of: climb(unary) };
    if (next.text === "+") return climb(unary);
    throw new RangeError(`formula has a stray "${next.text}": ${text}`);
  };
  const climb = (weakest: number): Expression => {
    let left = atom();
    for (let next = peek(); next?.kind === "symbol" && next.text in strength; next = peek()) {
      const operator = next.text as Operator;
      if (strength[operator] < weakest) break;
      at++;
      // Powers bind to the right, all else to the left.
      const right = operator === "^" ? climb(unary) : climb(strength[operator] + 1);
      left = { kind: "operation", operator, left, right };
    }
    return left;
  };
  const whole = climb(0);
  if (at < tokens.length) throw new RangeError(`formula has a stray "${tokens[at]?.text}": ${text}`);
  return whole;
};

/** As R prints it: "I(year - 1990)", "log(x/2)", "I(x^2)". */
export const labelOf = (expression: Expression): string => {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "name":
      return expression.name;
    case "negative":
      return `-${labelOf(expression.of)}`;
    case "group":
      return `(${labelOf(expression.of)})`;
    case "call":
      return `${expression.name}(${labelOf(expression.argument)})`;
    default: {
      const gap = ["/", "^", ":"].includes(expression.operator) ? "" : " ";
      return `${labelOf(expression.left)}${gap}${expression.operator}${gap}${labelOf(expression.right)}`;
    }
  }
};

/** The columns that an expression names. */
export const namesIn = (expression: Expression): readonly string[] => {
  switch (expression.kind) {
    case "number":
      return [];
    case "name":
      return [expression.name];
    case "negative":
    case "group":
      return namesIn(expression.of);
    case "call":
      return namesIn(expression.argument);
    default:
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
};

/** The value for one row, given the values of the columns there. */
export const evaluate = (expression: Expression, cell: (name: string) => number): number => {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "name":
      return cell(expression.name);
    case "negative":
      return -evaluate(expression.of, cell);
    case "group":
      return evaluate(expression.of, cell);
    case "call":
      return call(expression.name, evaluate(expression.argument, cell));
    default:
      return operate(expression.operator, evaluate(expression.left, cell), evaluate(expression.right, cell));
  }
};

const functions: Readonly<Record<string, (x: number) => number>> = {
  I: (x) => x,
  "as.numeric": (x) => x,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
};

const call = (name: string, x: number): number => {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) throw new RangeError(`function not known in a formula: ${name}`);
  return known(x);
};

const operate = (operator: Operator, a: number, b: number): number => {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  if (operator === "/") return a / b;
  if (operator === "^") return power(a, b);
  if (operator === ">") return a > b ? 1 : 0;
  if (operator === "<") return a < b ? 1 : 0;
  if (operator === ">=") return a >= b ? 1 : 0;
  if (operator === "<=") return a <= b ? 1 : 0;
  if (operator === "==") return a === b ? 1 : 0;
  if (operator === "!=") return a !== b ? 1 : 0;
  throw new RangeError(`operator without a value inside a term: ${operator}`);
};

const power = (base: number, exponent: number): number => {
  if (!Number.isInteger(exponent)) return Math.exp(exponent * Math.log(base));
  let result = 1;
  for (let i = 0; i < Math.abs(exponent); i++) result *= base;
  return exponent < 0 ? 1 / result : result;
};

interface Token {
  readonly kind: "number" | "name" | "symbol";
  readonly text: string;
}

const tokensOf = (text: string): readonly Token[] => {
  const found: Token[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new RangeError(`formula unreadable at character ${at}: ${text}`);
    const [, number, name, quoted, symbol] = match;
    if (number !== undefined) found.push({ kind: "number", text: number });
    else if (symbol !== undefined) found.push({ kind: "symbol", text: symbol });
    else found.push({ kind: "name", text: name ?? quoted ?? "" });
  }
  return found;
};
