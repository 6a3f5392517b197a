import type { Measure } from "../draw.ts";
import { escapeHtml } from "../html/escape.ts";
import type { View } from "../html/view.ts";
import { texts } from "../texts.ts";
import { FONT_FAMILY, themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { wellFormed } from "../well-formed.ts";
import { type BlockPlace, comparedBlock, questionBlock, resultBlock, whoBlock } from "./abstract-blocks.ts";
import { type AbstractFacts, abstractFacts } from "./abstract-facts.ts";
import { type Drawn, drawnText } from "./drawn-text.ts";
import { fitText } from "./fit-text.ts";
import { placedPicture } from "./placed-picture.ts";
import { stampBand } from "./stamp-band.ts";

const WIDTH = 1200;
const HEIGHT = 675;
const MARGIN = 40;
const BAND = 30;
const QUESTION = BAND + 12;
const UNDER_QUESTION = 24;
const FOOT = 626;
const LEFT = 430;
const GAP = 30;
const ALT_WORDS = 60;
const MOST_SPACE = 34;

const altWords = (facts: AbstractFacts): string => {
  const all = [
    texts().abstract.alt,
    facts.question,
    facts.answer,
    facts.sentence,
    facts.number,
    facts.certainty?.words ?? "",
  ]
    .join(" ")
    .split(/\s+/)
    .filter((word) => word !== "");
  return all.length > ALT_WORDS ? `${all.slice(0, ALT_WORDS).join(" ")}…` : all.join(" ");
};

/** Blocks below each other with what is left of the height between them. */
const column = (start: number, blocks: readonly ((top: number) => Drawn)[]): string => {
  const used = blocks.reduce((sum, block) => sum + block(0).height, 0);
  const space = Math.min(MOST_SPACE, Math.floor((FOOT - 10 - start - used) / Math.max(1, blocks.length - 1)));
  let y = start;
  return blocks
    .map((block) => {
      const { svg, height } = block(y);
      y += height + space;
      return svg;
    })
    .join("");
};

const foot = ({ report, version }: Omit<View, "svg">, place: BlockPlace): string => {
  const { study } = report;
  const source = texts()
    .abstract.version.replace("{number}", String(version.number))
    .replace("{date}", () => study.dataAsOf)
    .replace("{digest}", version.reportSha256.slice(0, 12));
  const wide = place.measure(source, 13, 400);
  const line = (body: string, top: number, width: number, weight: 400 | 600): string =>
    drawnText(
      fitText(body, { width, lines: 1, sizes: [13], weight, measure: place.measure }),
      place.x,
      top,
      place.colours.muted,
    ).svg;
  return (
    `<path d="M${place.x},${FOOT}h${place.width}" stroke="${place.colours.axis}"/>` +
    line(study.title, FOOT + 7, place.width - wide - 24, 600) +
    `<text x="${place.x + place.width}" y="${FOOT + 20}" text-anchor="end" font-size="13px" fill="${place.colours.muted}">${escapeHtml(source)}</text>` +
    line([study.notices[0] ?? "", study.searchNote].join(" ").trim(), FOOT + 25, place.width, 400)
  );
};

/** One picture of 1200 × 675 with five blocks: question, who, compared, main result, one chart. Light, and it needs no page around it. */
export const visualAbstract = (view: View, measure: Measure): string => {
  const { colours } = themes.light;
  const facts = abstractFacts(view);
  const whole: BlockPlace = { x: MARGIN, width: WIDTH - 2 * MARGIN, measure, colours };
  const left: BlockPlace = { ...whole, width: LEFT };
  const chart =
    facts.picture === null ? "" : (view.svg.get(`${facts.picture}.cover`) ?? view.svg.get(facts.picture) ?? "");
  const question = questionBlock(facts, whole, QUESTION);
  const start = QUESTION + question.height + UNDER_QUESTION;
  const box = { x: MARGIN + LEFT + GAP, y: start, width: WIDTH - 2 * MARGIN - LEFT - GAP, height: FOOT - 10 - start };
  return wellFormed(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(altWords(facts))}">` +
      `<g aria-hidden="true" font-family="${FONT_FAMILY}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.paper}"/>` +
      stampBand(view.report, facts, whole, BAND) +
      question.svg +
      column(start, [
        (top) => whoBlock(facts, left, top),
        (top) => comparedBlock(facts, left, top),
        (top) => resultBlock(facts, left, top),
      ]) +
      themedSvg(placedPicture(chart, box), themes.light) +
      foot(view, whole) +
      `</g></svg>`,
  );
};
