import type { Measure } from "./draw.ts";
import { rounded } from "./svg/path-data.ts";
import { slimSvg } from "./svg/slim-svg.ts";
import { FONT_FAMILY, type Theme } from "./theme.ts";
import { wellFormed } from "./well-formed.ts";

interface FinishOptions {
  readonly theme: Theme;
  readonly idPrefix: string;
  readonly alt: string;
  /** The word of the band above it and in it; `null` where the data are published ones. */
  readonly stamp: string | null;
  readonly measure: Measure;
}

const BAND = 24;

const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Attributes that say nothing in a still picture. */
const IDLE = / (?:class|pointer-events|role|aria-[a-z]+)="[^"]*"| opacity="1"/g;

const cleanTag = (tag: string): string => tag.replace(IDLE, "");

/** Ids and what points to them, renamed by the order of first use: nothing depends on what was drawn before. */
const renameIds = (svg: string, prefix: string): string => {
  const names = new Map<string, string>();
  const renamed = (id: string): string => {
    const name = names.get(id) ?? `${prefix}-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ id="([^"]*)"/g, (_, id: string) => ` id="${renamed(id)}"`)
      .replace(/url\(#([^)]*)\)/g, (_, id: string) => `url(#${renamed(id)})`)
      .replace(/href="#([^"]*)"/g, (_, id: string) => `href="#${renamed(id)}"`),
  );
};

/** A hatched band with a word: no hue, so that it is never mistaken for a cohort. */
const band = (word: string, width: number, { theme, idPrefix, measure }: FinishOptions): string => {
  const { ink, paper } = theme.colours;
  const hatch = `${idPrefix}-hatch`;
  const wide = Math.ceil(measure(word, 12, 600)) + 16;
  return (
    `<defs><pattern id="${hatch}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<path d="M1,0V8" stroke="${ink}" stroke-width="2" stroke-opacity="0.45"/></pattern></defs>` +
    `<rect width="${width}" height="${BAND - 6}" fill="url(#${hatch})"/>` +
    `<rect x="8" width="${wide}" height="${BAND - 6}" fill="${paper}"/>` +
    `<text x="16" y="13.5" font-family="${FONT_FAMILY}" font-size="12px" font-weight="600" fill="${ink}">${escapeXml(word)}</text>`
  );
};

/**
 * Vega's SVG made fit for a page: one picture with one description, ids of its own, nothing said twice,
 * and the stamp inside the picture where the data are not published ones.
 */
export const finishSvg = (svg: string, options: FinishOptions): string => {
  const opening = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+">/.exec(svg);
  if (opening === null) throw new RangeError(`svg has no size: ${svg.slice(0, 80)}`);
  const width = rounded(Number(opening[1]));
  const inner = svg
    .slice(opening[0].length, -"</svg>".length)
    .replace(/<path [^>]*d=""[^>]*\/>/g, "")
    .replace(/<[^>]*>/g, cleanTag);
  const { stamp: word } = options;
  if (word !== null && !inner.includes(`>${escapeXml(word)}<`)) throw new RangeError(`chart stamp missing: ${word}`);
  const shift = word === null ? 0 : BAND;
  const height = rounded(Number(opening[2]) + shift);
  const { paper } = options.theme.colours;
  const drawn = slimSvg(renameIds(inner, options.idPrefix));
  const content =
    word === null
      ? drawn
      : `<rect width="${width}" height="${BAND}" fill="${paper}"/>${band(word, width, options)}<g transform="translate(0,${BAND})">${drawn}</g>`;
  return wellFormed(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `role="img" aria-label="${escapeXml(options.alt)}"><g aria-hidden="true">${content}</g></svg>`,
  );
};
