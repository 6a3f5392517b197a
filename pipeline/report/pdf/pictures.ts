import type { View } from "../html/view.ts";
import { chartName, chartsOf } from "../outputs/output.ts";
import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { type Has, printable } from "./printable.ts";
import { pictureName } from "./report-data.ts";

/** A drawing in the colours of print, with its width and height. */
export type Picture = { readonly svg: string; readonly size: readonly [number, number] };

const printed = (svg: string, has: Has): Picture => {
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  return { svg: printable(themedSvg(svg, themes.print), has), size: [Number(box?.[1] ?? 1), Number(box?.[2] ?? 1)] };
};

/** Every chart of the report by name, and the one of the first screen as `cover`, in letters that the font has. */
export const pdfPictures = ({ report, svg }: View, has: Has): Readonly<Record<string, Picture>> => {
  const named = chartsOf(report).map(({ finding, chart }): [string, string] => {
    const name = chartName(finding, chart);
    return [name, svg.get(name) ?? ""];
  });
  const first = pictureName(report);
  const cover = first === null ? undefined : (svg.get(`${first}.cover`) ?? svg.get(first));
  const all = cover === undefined ? named : [...named, ["cover", cover] as const];
  return Object.fromEntries(all.map(([name, drawing]) => [name, printed(drawing, has)]));
};
