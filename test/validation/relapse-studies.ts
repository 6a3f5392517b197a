import { normalQuantile } from "../../pipeline/stats/distributions/normal-quantile.ts";
import type { RelapseTerm, RelapseUnit } from "../../pipeline/stats/durability/durability-data.ts";
import { quantileSorted } from "../../pipeline/stats/numeric/quantile-sorted.ts";
import { randomStream } from "../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../pipeline/stats/numeric/standard-normal.ts";

export interface PlantedStrand {
  readonly strand: string;
  readonly studies: number;
  /** Free of relapse on day 56 in a typical study. */
  readonly share: number;
}

export interface PlantedStudies {
  readonly strands: readonly PlantedStrand[];
  readonly shape: number;
  readonly spread: number;
  /** "weibull" is the model's own form; "log-normal" is not. */
  readonly time?: "weibull" | "log-normal";
  /** Added to the log hazard in the last strand and told to nobody: what another definition of relapse would do. */
  readonly hiddenShift?: number;
  /** Share of terms printed without n. */
  readonly missingN?: number;
}

const DAYS = [14, 28, 56, 84] as const;
const LOG_NORMAL_SD = 1.2;

/**
 * Studies as the literature prints them: 8 to 60 people (log-uniform); 45 % give one count, 30 % two, 25 % a median.
 * The same seed and set give the same studies.
 */
export const plantedStudies = (
  { strands, shape, spread, time = "weibull", hiddenShift = 0, missingN = 0 }: PlantedStudies,
  seed: number | string,
  set: number,
): readonly RelapseUnit[] =>
  strands.flatMap(({ strand, studies, share }, which) =>
    Array.from({ length: studies }, (_, i): RelapseUnit => {
      const stream = randomStream(seed, set, strand, i);
      const { next } = stream;
      const shift = spread * standardNormal(stream) + (which === strands.length - 1 ? hiddenShift : 0);
      const n = Math.round(8 * Math.exp(next() * Math.log(60 / 8)));
      const relapse = (): number => {
        const survivor = 1 - next();
        const logTime =
          time === "weibull"
            ? (Math.log(-Math.log(survivor)) - Math.log(-Math.log(share)) - shift) / shape
            : LOG_NORMAL_SD * (normalQuantile(share) - normalQuantile(survivor)) - shift;
        return 56 * Math.exp(logTime);
      };
      const times = Float64Array.from({ length: n }, relapse).sort();
      const count = (day: number): RelapseTerm => {
        const relapsed = times.filter((t) => t <= day).length;
        return { kind: "count", time: day, relapsed, ...denominator };
      };
      const kind = next();
      const day = DAYS[Math.floor(4 * next())] as number;
      const other = DAYS[(DAYS.indexOf(day as 14) + 1 + Math.floor(3 * next())) % 4] as number;
      const denominator = next() < missingN ? {} : { n };
      const median: RelapseTerm = { kind: "median", time: quantileSorted(times, 0.5) as number, ...denominator };
      const terms = kind < 0.45 ? [count(day)] : kind < 0.75 ? [count(day), count(other)] : [median];
      return { study: `${strand} ${i + 1}`, strand, terms };
    }),
  );
