import type { VegaLiteSpec } from "../../model/index.ts";
import type { DrawnWords } from "../drawn-words.ts";
import { loadTypst, typesetter } from "../pdf/typesetter.ts";
import { themes } from "../theme.ts";
import type { Fonts } from "./output.ts";
import { rasterize } from "./rasterize.ts";

/** A chart to be drawn in the page's own colours. */
export interface Drawing {
  readonly name: string;
  readonly spec: VegaLiteSpec;
  readonly alt: string;
  /** What Vega and the stamp need of another language than English. */
  readonly words?: DrawnWords;
}

/** A drawing to be made of dots. */
export interface Raster {
  readonly svg: string;
  readonly scale: number;
  /** What shows where nothing is drawn; may be seen through when not given. */
  readonly background?: string;
}

export interface Typesetting {
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Letters {
  readonly weight: "regular" | "bold";
  readonly characters: string;
}

/**
 * The slow steps of a version, each a pure function of one input and the letters, so that any thread may take one. What they load is loaded
 * by the first who needs it.
 */
export const jobs = {
  svg: async ({ name, spec, alt, words }: Drawing, { regular, bold }: Fonts): Promise<string> => {
    const { drawChart } = await import("../draw.ts");
    return drawChart(spec, {
      theme: themes.page,
      idPrefix: name.replace(/[^a-z0-9]+/g, "-"),
      alt,
      ...(words === undefined ? {} : { words }),
      measure: (text, size, weight) => (weight >= 600 ? bold : regular).width(text, size),
    });
  },
  png: async ({ svg, scale, background }: Raster, { files }: Fonts): Promise<Uint8Array> =>
    (await rasterize(files, scale, background))(svg),
  /** `null` where the compiler has no program for the platform. */
  pdf: async ({ template, inputs }: Typesetting, { files }: Fonts): Promise<Uint8Array | null> => {
    const set = await typesetter(files, loadTypst);
    return set === null ? null : set(template, inputs);
  },
  letters: async ({ weight, characters }: Letters, fonts: Fonts): Promise<string> => fonts[weight].subset(characters),
} as const;

type Jobs = typeof jobs;
export type JobName = keyof Jobs;
type Input<J extends JobName> = Parameters<Jobs[J]>[0];
type Made<J extends JobName> = Awaited<ReturnType<Jobs[J]>>;

/** Does a job for every input, somewhere; answers come in the order of inputs. */
export type Work = <J extends JobName>(job: J, inputs: readonly Input<J>[]) => Promise<readonly Made<J>[]>;

/** Does them here, one after another. */
export const workHere =
  (fonts: Fonts): Work =>
  async <J extends JobName>(job: J, inputs: readonly Input<J>[]) => {
    const run = jobs[job] as (input: Input<J>, fonts: Fonts) => Promise<Made<J>>;
    const made: Made<J>[] = [];
    for (const input of inputs) {
      made.push(await run(input, fonts));
      // What native libraries held is only let go of between two turns.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return made;
  };

export const isJob = (name: string): name is JobName => Object.hasOwn(jobs, name);
