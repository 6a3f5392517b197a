/** Half a unit of the last digit that a number is printed with, `least` digits at least: trailing zeros are lost in a table. */
export const halfUnit = (value: number, least = 0): number => {
  const [, after = ""] = String(value).split(".");
  let unit = 0.5;
  for (let i = 0; i < Math.max(least, after.length); i++) unit /= 10;
  return unit;
};

/** A difference that rounding of the last digit does not explain; a whisker is allowed for arithmetic. */
export const beyond = (difference: number, allowed: number): boolean =>
  Math.abs(difference) > allowed + 1e-9 * Math.max(1, Math.abs(difference));
