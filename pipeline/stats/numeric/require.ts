/**
 * Checks of arguments. A wrong argument is a bug in the caller, so these throw `RangeError`; doubtful data never do.
 * Each returns the value, so that a check can stand where the value is used.
 */
export const requireNumber = (name: string, value: number): number => {
  if (Number.isNaN(value)) throw new RangeError(`${name} must be a number: ${value}`);
  return value;
};

export const requireFinite = (name: string, value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite: ${value}`);
  return value;
};

export const requirePositive = (name: string, value: number): number => {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be positive and finite: ${value}`);
  return value;
};

export const requireOpenUnit = (name: string, value: number): number => {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie in (0, 1): ${value}`);
  return value;
};

export const requireCount = (name: string, value: number): number => {
  if (!(Number.isSafeInteger(value) && value >= 0))
    throw new RangeError(`${name} must be a whole number ≥ 0: ${value}`);
  return value;
};

export const requireFiniteAll = (name: string, values: ArrayLike<number>): void => {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${name}[${i}] must be finite: ${values[i]}`);
  }
};

export const requireSameLength = (name: string, values: ArrayLike<number>, length: number): void => {
  if (values.length !== length) throw new RangeError(`${name} must have length ${length}: ${values.length}`);
};
