import { escapeHtml } from "../html/escape.ts";
import type { MainNumber } from "./listed-version.ts";

const STEP = 26;
const HEIGHT = 44;
const EDGE = 7;
const MOST = 12;

type Spot = Pick<MainNumber, "value" | "low" | "high">;

const finite = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);

const place = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * One number over the versions, oldest left: a dot with its interval each, a line where there is no difference, nothing where a version
 * has no number. The last twelve; empty where none has one.
 */
export const sparkline = (spots: readonly (Spot | null)[], none: number | null, spoken: string): string => {
  const shown = spots.slice(-MOST);
  const values = shown.flatMap((spot) => [spot?.value, spot?.low, spot?.high].filter(finite));
  if (values.length === 0) return "";
  const all = none === null ? values : [...values, none];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const y = (value: number): string =>
    place(high === low ? HEIGHT / 2 : EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE));
  const x = (i: number): number => EDGE + 4 + i * STEP;
  const wide = x(shown.length - 1) + EDGE + 4;
  const line = none === null ? "" : `<path d="M0 ${y(none)}H${wide}" stroke="var(--axis)" stroke-dasharray="2,3"/>`;
  const marks = shown
    .map((spot, i) => {
      if (!finite(spot?.value)) return "";
      const whisker =
        finite(spot.low) && finite(spot.high)
          ? `<path d="M${x(i)} ${y(spot.low)}V${y(spot.high)}" stroke="var(--ink)"/>`
          : "";
      return `${whisker}<circle cx="${x(i)}" cy="${y(spot.value)}" r="3.5" fill="var(--ink)"/>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${HEIGHT}" viewBox="0 0 ${wide} ${HEIGHT}" role="img" aria-label="${escapeHtml(spoken)}">${line}${marks}</svg>`;
};
