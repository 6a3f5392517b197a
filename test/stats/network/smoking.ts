import type { NetworkContrasts } from "../../../pipeline/stats/network/read-network.ts";
import { columnsOf } from "./made-networks.ts";

/**
 * Smoking cessation: study, treatment, quitters, randomised. Hasselblad (1998), Medical Decision Making 18:37–43, as in R metadat
 * `dat.hasselblad1998`. 1 no contact, 2 self-help, 3 individual, 4 group counselling.
 */
const arms =
  `1 1 75 731|1 3 363 714|2 1 9 140|2 3 23 140|2 4 10 138|3 1 2 106|3 3 9 205|4 1 58 549|4 3 237 1561|5 1 0 33|5 3 9 48|
6 2 20 49|6 3 16 43|7 1 3 100|7 3 31 98|8 1 1 31|8 3 26 95|9 2 11 78|9 3 12 85|9 4 29 170|10 1 6 39|10 3 17 77|11 1 79 702|
11 2 77 694|12 1 18 671|12 2 21 535|13 1 64 642|13 3 107 761|14 3 12 76|14 4 20 74|15 3 9 55|15 4 3 26|16 2 7 66|16 4 32 127|
17 1 5 62|17 3 8 90|18 1 20 234|18 3 34 237|19 1 0 20|19 4 9 20|20 1 8 116|20 2 19 149|21 1 95 1107|21 3 143 1031|22 1 15 187|
22 3 36 504|23 1 78 584|23 3 73 675|24 1 69 1177|24 3 54 888`
    .replaceAll("\n", "")
    .split("|")
    .map((line) => line.split(" ").map(Number) as [number, number, number, number]);

/** Log odds ratios of all pairs; half a person more in every cell of a study with an empty one. */
export const smoking: NetworkContrasts = columnsOf(
  [...new Set(arms.map(([study]) => study))].flatMap((study) => {
    const own = arms.filter((arm) => arm[0] === study);
    const more = own.some(([, , quit]) => quit === 0) ? 0.5 : 0;
    const made = own.map(([, treatment, quit, all]) => {
      const [yes, no] = [quit + more, all - quit + more];
      return { treatment, mean: Math.log(yes / no), variance: 1 / yes + 1 / no };
    });
    return made.flatMap((a, i) =>
      made.slice(i + 1).map((b) => ({
        study,
        treatment: a.treatment,
        comparator: b.treatment,
        estimate: a.mean - b.mean,
        standardError: Math.sqrt(a.variance + b.variance),
      })),
    );
  }),
);
