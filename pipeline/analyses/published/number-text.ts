const minus = (text: string): string => text.replace(/^-(?=0(?:\.0*)?$)/, "").replace(/^-/, "−");

/** Decimals so that no rounded limit lands on the null that it does not hold. */
const decimalsFor = (values: readonly number[], nullAt: number | null): number => {
  for (const decimals of [2, 3, 4]) {
    if (nullAt === null || values.every((value) => value === nullAt || Number(value.toFixed(decimals)) !== nullAt))
      return decimals;
  }
  return 5;
};

/** "0.65 (−0.55 to 1.82)"; the number alone, or words, where parts are not printed. For text inside charts only. */
export const effectText = (
  value: number | null,
  low: number | null,
  high: number | null,
  nullAt: number | null = null,
): string => {
  if (value === null) return "not reported";
  const decimals = decimalsFor(
    [low, high].filter((limit) => limit !== null),
    nullAt,
  );
  const text = (number: number) => minus(number.toFixed(decimals));
  return low === null || high === null ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
};

/** "0.01 to 1.33" */
export const limitsText = (low: number, high: number, nullAt: number | null = null): string => {
  const decimals = decimalsFor([low, high], nullAt);
  return `${minus(low.toFixed(decimals))} to ${minus(high.toFixed(decimals))}`;
};
