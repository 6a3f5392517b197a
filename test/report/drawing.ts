import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { VegaLiteSpec } from "../../pipeline/model/index.ts";
import { drawChart } from "../../pipeline/report/draw.ts";
import { type Font, loadFont } from "../../pipeline/report/fonts.ts";
import { type ThemeName, themes } from "../../pipeline/report/theme.ts";

const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json"));
const fontFile = (weight: 400 | 600): string =>
  join(folder, weight === 400 ? "400Regular/Inter_400Regular.ttf" : "600SemiBold/Inter_600SemiBold.ttf");
export const fontFiles: readonly string[] = [fontFile(400), fontFile(600)];
export const fontBytes = (weight: 400 | 600): Uint8Array => readFileSync(fontFile(weight));

export const regular: Font = await loadFont(fontBytes(400));
export const strong: Font = await loadFont(fontBytes(600));
export const measure = (text: string, size: number, weight: number): number =>
  (weight >= 600 ? strong : regular).width(text, size);

export const draw = (spec: VegaLiteSpec, theme: ThemeName = "light", idPrefix = "chart"): Promise<string> =>
  drawChart(spec, {
    theme: themes[theme],
    idPrefix,
    alt: 'Alt & "text" <of> the chart',
    measure,
    warn: (message) => {
      throw new Error(message);
    },
  });

export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly opacity: number;
}

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

/** Every text of an SVG with the box that it takes, by the real font; upright texts get an upright box. */
export const textsOf = (svg: string): readonly DrawnText[] => {
  const found: DrawnText[] = [];
  const stack: { readonly move: readonly [number, number]; readonly attributes: string }[] = [];
  const here = () => stack.reduce<readonly [number, number]>(([x, y], { move: [dx, dy] }) => [x + dx, y + dy], [0, 0]);
  const HANDED_DOWN = new Set(["font-size", "font-weight", "text-anchor", "fill-opacity"]);
  const tags = /<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g;
  let current: { attributes: string; line: number } | null = null;
  for (const [, closing, name, attributes = "", self, text = ""] of svg.matchAll(tags)) {
    const value = (key: string): string | undefined => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
    if (name === "g" && closing) stack.pop();
    if (name === "g" && !closing && !self) {
      const move = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(attributes);
      stack.push({ move: [Number(move?.[1] ?? 0), Number(move?.[2] ?? 0)], attributes });
    }
    if (name === "text") current = closing ? null : { attributes, line: 0 };
    if (current === null || text === "" || closing) continue;
    if (name === "tspan" && value("dy") !== undefined) current.line += Number(value("dy"));
    const own = (key: string): string | undefined =>
      [current?.attributes ?? "", ...(HANDED_DOWN.has(key) ? stack.map((one) => one.attributes).reverse() : [])]
        .map((said) => new RegExp(` ${key}="([^"]*)"`).exec(said)?.[1])
        .find((said) => said !== undefined);
    const size = Number.parseFloat(own("font-size") ?? "");
    const wide = measure(plain(text), size, Number(own("font-weight") ?? 400));
    const [dx, dy] = here();
    const move = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(own("transform") ?? "");
    const x = dx + Number(move?.[1] ?? own("x") ?? 0);
    const y = dy + Number(move?.[2] ?? own("y") ?? 0) + current.line;
    const share = { start: 0, middle: 0.5, end: 1 }[own("text-anchor") ?? "start"] ?? 0;
    const upright = /rotate\(270/.test(own("transform") ?? "");
    const opacity = Number(own("opacity") ?? own("fill-opacity") ?? 1);
    found.push(
      upright
        ? {
            text,
            left: x - size * 0.75,
            right: x + size * 0.2,
            top: y - wide * (1 - share),
            bottom: y + wide * share,
            opacity,
          }
        : {
            text,
            left: x - wide * share,
            right: x + wide * (1 - share),
            top: y - size * 0.75,
            bottom: y + size * 0.2,
            opacity,
          },
    );
  }
  return found;
};
