import { textWidth } from "./text-width.ts";

/** Round values from `low` to `high`, both inside, about `count` of them. */
export const niceTicks = (low: number, high: number, count: number): readonly number[] => {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) throw new RangeError(`ticks need a range: ${low} to ${high}`);
  let unit = 1;
  while (unit * 10 <= rough) unit *= 10;
  while (unit > rough) unit /= 10;
  const step = [1, 2, 5, 10].map((times) => times * unit).find((size) => size >= rough * 0.999) ?? unit * 10;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
};

const RATIOS = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000];

/** Ratio ticks inside the range. */
export const ratioTicks = (low: number, high: number): readonly number[] =>
  RATIOS.filter((ratio) => ratio >= low * 0.999 && ratio <= high * 1.001);

/** A number as an axis or a column says it: no exponent, true minus. */
export const tickText = (value: number): string => String(value).replace("-", "−");

/** Ticks whose labels stand apart; those earlier in `wanted` win. In axis order. */
export const ticksThatFit = (
  wanted: readonly number[],
  place: (tick: number) => number,
  gap = 8,
  width: (tick: number) => number = (tick) => textWidth(tickText(tick)),
): readonly number[] => {
  const kept: { readonly tick: number; readonly from: number; readonly to: number }[] = [];
  for (const tick of wanted) {
    const half = width(tick) / 2;
    const from = place(tick) - half;
    const to = place(tick) + half;
    if (kept.every((other) => to + gap <= other.from || other.to + gap <= from)) kept.push({ tick, from, to });
  }
  return kept.map(({ tick }) => tick).sort((a, b) => a - b);
};
