/** A number inside a formula: six significant digits, whole numbers whole, a true minus. */
export const digits = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(6))).replaceAll("-", "−");

/** The same within a billionth: that near, two numbers of a report are one number. */
export const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.abs(a), Math.abs(b));
