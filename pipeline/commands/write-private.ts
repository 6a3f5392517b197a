import { swimmerPlot } from "../analyses/private/swimmer-plot.ts";
import type { Effects } from "../effects/effects.ts";
import { readStudy } from "../ingest/index.ts";
import { drawChart } from "../report/draw.ts";
import { themes } from "../report/theme.ts";
import { themedSvg } from "../report/themed-svg.ts";
import { readFonts } from "./read-fonts.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Draws what shows single people beside the patients themselves, in `<study>/.private/<data set>/`, which git is told to leave out; nothing
 * of it is ever filed with a report. Returns the paths; none where the data have errors.
 */
export const writePrivate = async (study: string, effects: Effects): Promise<readonly string[]> => {
  const { study: read, issues } = await readStudy(effects.files, study);
  if (read === null || issues.errors > 0) return [];
  const { plan, instruments, evidence, datasets } = read;
  const { regular, bold } = await readFonts(effects);
  const folder = `${study}/.private`;
  const paths: string[] = [];
  for (const dataset of datasets) {
    if (paths.length === 0) await effects.files.writeAll(`${folder}/.gitignore`, bytes("*\n"));
    const { spec, alt } = swimmerPlot({ plan, instruments, evidence, dataset });
    const svg = await drawChart(spec, {
      theme: themes.page,
      idPrefix: `${dataset.id}-swimmer`,
      alt,
      measure: (text, size, weight) => (weight >= 600 ? bold : regular).width(text, size),
    });
    const path = `${folder}/${dataset.id}/swimmer.svg`;
    await effects.files.writeAll(path, bytes(themedSvg(svg, themes.light)));
    paths.push(path);
  }
  return paths;
};
