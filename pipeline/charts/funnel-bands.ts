import type { VegaLiteSpec } from "../model/index.ts";
import { tickText } from "./ticks.ts";

interface Place {
  /** px of no difference. */
  readonly middle: number;
  /** px from there to a border at the lower edge. */
  readonly at: (reach: number) => number;
  readonly top: number;
  readonly bottom: number;
}

interface Band {
  readonly label: string;
  readonly styles: readonly string[];
}

const pixel = (field: string): VegaLiteSpec => ({ field, type: "quantitative", scale: null, axis: null });

const round = (value: number): number => Math.round(value * 100) / 100;

/** One band on one side, from the apex down: between an inner and an outer border. */
const side = (
  inner: number,
  outer: number,
  { middle, top, bottom }: Place,
  sign: 1 | -1,
  style: string,
): VegaLiteSpec => {
  const on = (x: number): number => top + ((bottom - top) * x) / outer;
  const values = [
    { x: middle, y: top, y2: top },
    { x: middle + sign * inner, y: on(inner), y2: bottom },
    { x: middle + sign * outer, y: bottom, y2: bottom },
  ].map(({ x, y, y2 }) => ({ x: round(x), y: round(y), y2: round(y2) }));
  return {
    data: { values: sign === 1 ? values : values.reverse() },
    mark: { type: "area", style },
    encoding: { x: pixel("x"), y: pixel("y"), y2: { field: "y2" } },
  };
};

/** Bands between neighbouring contours, the inner one darker, and their names for a key. */
export const funnelBands = (
  contours: readonly { readonly p: number; readonly reach: number }[],
  place: Place,
): { readonly layers: readonly VegaLiteSpec[]; readonly entries: readonly Band[] } => {
  const bands = contours.slice(1).map((outer, i) => ({ inner: contours[i] as typeof outer, outer }));
  const styles = (i: number): readonly string[] => Array.from({ length: bands.length - i }, () => "band");
  return {
    layers: bands.flatMap(({ inner, outer }, i) =>
      styles(i).flatMap((style) =>
        ([-1, 1] as const).map((sign) => side(place.at(inner.reach), place.at(outer.reach), place, sign, style)),
      ),
    ),
    entries: bands.map(({ inner, outer }, i) => ({
      label: `A trial's own p between ${tickText(outer.p)} and ${tickText(inner.p)}`,
      styles: styles(i),
    })),
  };
};
