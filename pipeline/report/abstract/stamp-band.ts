import type { Report } from "../../model/index.ts";
import { texts } from "../texts.ts";
import type { BlockPlace } from "./abstract-blocks.ts";
import type { AbstractFacts } from "./abstract-facts.ts";
import { drawnText } from "./drawn-text.ts";
import { fitText } from "./fit-text.ts";

const stampWords = ({ study }: Report, { pictureSimulated }: AbstractFacts): string =>
  [
    ...(study.internal ? [texts().internal.stamp] : []),
    ...(study.simulated
      ? [
          `${texts().simulated.word}. ${pictureSimulated ? texts().abstract.simulatedHere : texts().abstract.simulatedElsewhere}`,
        ]
      : []),
  ].join(" · ");

/** A hatched band over the whole width with what the report rests on; nothing for published numbers alone. */
export const stampBand = (report: Report, facts: AbstractFacts, place: BlockPlace, height: number): string => {
  const body = stampWords(report, facts);
  if (body === "") return "";
  const { ink, paper } = place.colours;
  const fitted = fitText(body, {
    width: place.width,
    lines: 1,
    sizes: [15, 14, 13],
    weight: 600,
    measure: place.measure,
  });
  const wide = Math.ceil(place.measure(fitted.lines[0] ?? "", fitted.size, 600)) + 16;
  return (
    `<defs><pattern id="abstract-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<path d="M1,0V8" stroke="${ink}" stroke-width="2" stroke-opacity="0.45"/></pattern></defs>` +
    `<rect width="${place.width + 2 * place.x}" height="${height}" fill="url(#abstract-hatch)"/>` +
    `<rect x="${place.x - 8}" width="${wide}" height="${height}" fill="${paper}"/>` +
    drawnText(fitted, place.x, Math.round((height - fitted.size * 1.25) / 2), ink).svg
  );
};
