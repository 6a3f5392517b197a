import {
  betaCdf,
  betaQuantile,
  betaUpperTail,
  binomialCdf,
  binomialProbability,
  binomialQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpperQuantile,
  chiSquareUpperTail,
  fQuantile,
  fUpperTail,
  gammaCdf,
  gammaQuantile,
  gammaUpperTail,
  hypergeometricCdf,
  hypergeometricProbability,
  normalCdf,
  normalDensity,
  normalLogCdf,
  normalQuantile,
  normalUpperTail,
  poissonCdf,
  poissonUpperTail,
  tQuantile,
  tUpperTail,
} from "../../../pipeline/stats/index.ts";
import { numberColumn } from "../harness/read-table.ts";
import { columnIn, firstTable, roleLabels, roleNumbers, textOption } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";

type Calculation = (x: number, p1: number, p2: number, p3: number) => number;

/** Distribution, then what is asked; parameters in R's order. Upper tails are their own functions, never 1 − cdf. */
const calculations: Readonly<Record<string, Calculation>> = {
  "norm cdf": (x) => normalCdf(x),
  "norm sf": (x) => normalUpperTail(x),
  "norm logcdf": (x) => normalLogCdf(x),
  "norm logsf": (x) => normalLogCdf(-x),
  "norm pdf": (x) => normalDensity(x),
  "norm quantile": (x) => normalQuantile(x),
  "norm isf": (x) => -normalQuantile(x),
  "t cdf": (x, df) => tUpperTail(-x, df),
  "t sf": (x, df) => tUpperTail(x, df),
  "t quantile": (x, df) => tQuantile(x, df),
  "t isf": (x, df) => -tQuantile(x, df),
  "chisq cdf": (x, df) => chiSquareCdf(x, df),
  "chisq sf": (x, df) => chiSquareUpperTail(x, df),
  "chisq quantile": (x, df) => chiSquareQuantile(x, df),
  "chisq isf": (x, df) => chiSquareUpperQuantile(x, df),
  "f cdf": (x, d1, d2) => fUpperTail(1 / x, d2, d1),
  "f sf": (x, d1, d2) => fUpperTail(x, d1, d2),
  "f quantile": (x, d1, d2) => fQuantile(x, d1, d2),
  "f isf": (x, d1, d2) => 1 / fQuantile(x, d2, d1),
  "gamma cdf": (x, shape, rate) => gammaCdf(x, shape, rate),
  "gamma sf": (x, shape, rate) => gammaUpperTail(x, shape, rate),
  "gamma quantile": (x, shape, rate) => gammaQuantile(x, shape, rate),
  "gamma isf": (x, shape, rate) => chiSquareUpperQuantile(x, 2 * shape) / (2 * rate),
  "beta cdf": (x, a, b) => betaCdf(x, a, b),
  "beta sf": (x, a, b) => betaUpperTail(x, a, b),
  "beta quantile": (x, a, b) => betaQuantile(x, a, b),
  "beta isf": (x, a, b) => 1 - betaQuantile(x, b, a),
  "binom cdf": (x, n, p) => binomialCdf(x, n, p),
  "binom sf": (x, n, p) => binomialCdf(n - x - 1, n, 1 - p),
  "binom pdf": (x, n, p) => binomialProbability(x, n, p),
  "binom quantile": (x, n, p) => binomialQuantile(x, n, p),
  "hyper cdf": (x, white, black, drawn) => hypergeometricCdf(x, { white, black, drawn }),
  "hyper sf": (x, white, black, drawn) => hypergeometricCdf(drawn - x - 1, { white: black, black: white, drawn }),
  "hyper pdf": (x, white, black, drawn) => hypergeometricProbability(x, { white, black, drawn }),
  "pois cdf": (x, mean) => poissonCdf(x, mean),
  "pois sf": (x, mean) => poissonUpperTail(x, mean),
};

export const distTailsAdapter: Adapter = {
  kind: "dist-tails",
  run: (reference) => {
    const table = firstTable(reference);
    const parameters = textOption(reference, "parameters")
      .split(",")
      .map((name) => columnIn(table, name.trim()))
      .filter((name) => name !== null)
      .map((name) => numberColumn(table, name));
    const what = roleLabels(reference, "what");
    const x = roleNumbers(reference, "x");
    return {
      value: roleLabels(reference, "dist").map((dist, i) => {
        const [p1 = 0, p2 = 0, p3 = 0] = parameters.map((column) => column[i] ?? 0);
        const value = x[i] ?? 0;
        const calculation = calculations[`${dist} ${what[i]}`];
        if (calculation) return calculation(value, p1, p2, p3);
        const plain = calculations[`${dist} ${what[i]?.replace(/^log/, "")}`];
        return plain ? Math.log(plain(value, p1, p2, p3)) : undefined;
      }),
    };
  },
};
