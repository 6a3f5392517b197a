import type { ForestData } from "./forest-data.ts";
import { niceTicks, ratioTicks } from "./ticks.ts";

interface ForestAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const finite = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value): value is number => value !== null && Number.isFinite(value));

const ratioAxis = (data: ForestData, estimates: readonly number[], limits: readonly number[]): ForestAxis => {
  const shown = [...estimates, data.nullAt, ...(data.worthwhile ?? [])].filter((value) => value > 0);
  const bounds = limits.filter((value) => value > 0);
  const least = Math.min(...shown);
  const most = Math.max(...shown);
  const low = Math.min(least, Math.max(Math.min(...bounds, least), Math.min(0.1, least / 3)), 0.5) / 1.15;
  const high = Math.max(most, Math.min(Math.max(...bounds, most), Math.max(10, most * 3)), 2) * 1.15;
  return { domain: [low, high], ticks: ratioTicks(low, high) };
};

const differenceAxis = (data: ForestData, estimates: readonly number[], limits: readonly number[]): ForestAxis => {
  const far = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value - data.nullAt)), 0);
  const seen = Math.max(far(estimates), far(data.worthwhile ?? []));
  const half = Math.max(seen * 1.2, Math.min(far(limits), seen * 5)) * 1.05 || 1;
  const low = data.nullAt - half;
  const high = data.nullAt + half;
  return { domain: [low, high], ticks: niceTicks(low, high, 5) };
};

/**
 * The range of a forest plot: every estimate and the zone that matters are inside; a very wide interval is cut, and ends in an arrow.
 * Differences lie evenly about the null.
 */
export const forestAxis = (data: ForestData): ForestAxis => {
  if (data.domain !== undefined) return { domain: data.domain, ticks: niceTicks(...data.domain, 5) };
  const estimates = finite(data.rows.map((row) => row.estimate));
  const limits = finite(data.rows.flatMap((row) => [row.low, row.high]));
  return data.scale === "log" ? ratioAxis(data, estimates, limits) : differenceAxis(data, estimates, limits);
};
