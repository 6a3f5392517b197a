import { asRiskRatio } from "../../../pipeline/stats/causal/as-risk-ratio.ts";
import { eValue } from "../../../pipeline/stats/causal/e-value.ts";
import type { JudgedEstimator, JudgedScenario } from "./judged-scenario.ts";

/** One thing that must hold, with what was found. */
export interface Band {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  readonly holds: boolean;
}

/** With fewer replicates in which the plan shows a number, a share among them says nothing. */
const LEAST_SHOWN = 200;

const HEADLINES = ["rmst/overlap", "rmdor/overlap", "rd/overlap", "satisfaction/overlap"] as const;
const WEIGHTED = ["iptw", "aipw", "overlap"].flatMap((by) => ["rmst", "rmdor", "rd"].map((name) => `${name}/${by}`));
const BIAS_LIMIT: Readonly<Record<string, number>> = { rmst: 1.4, rmdor: 1.4, rd: 0.01, satisfaction: 0.2 };

/** The pass bands of the scenarios that were run. */
export const bands = (judged: readonly JudgedScenario[]): readonly Band[] => {
  const of = (scenario: string, id: string): JudgedEstimator | null =>
    judged.find((one) => one.scenario.id === scenario)?.estimators.find(({ estimator }) => estimator.id === id) ?? null;
  const inside = (
    scenario: string,
    ids: readonly string[],
    what: string,
    [low, high]: readonly [number, number],
    value: (one: JudgedEstimator) => number | null | undefined,
  ): readonly Band[] =>
    ids.flatMap((id): readonly Band[] => {
      const one = of(scenario, id);
      const found = one && value(one);
      if (found === null || found === undefined) return [];
      const open = high === Number.POSITIVE_INFINITY;
      const wanted = open ? `above ${low}` : low === 0 ? `at most ${high}` : `${low} to ${high}`;
      const isIn = (number: number): boolean => (open ? number > low : number >= low && number <= high);
      // One digit more where rounding would hide the answer.
      const digits = isIn(Number(found.toFixed(3))) === isIn(found) ? 3 : 4;
      return [{ what: `${scenario}: ${what}, ${id}`, wanted, found: found.toFixed(digits), holds: isIn(found) }];
    });
  const weekly = ["N0w", "Mw", "Sw"];
  return [
    ...inside("N0", HEADLINES, "false alarms", [0.04, 0.06], ({ performance: p }) => p?.excludesZero),
    ...inside("N1", HEADLINES, "false alarms", [0.035, 0.065], ({ performance: p }) => p?.excludesZero),
    ...["N0", "N1", "P", "P3"].flatMap((id) =>
      inside(id, HEADLINES, "false alarms among the shown", [0.035, 0.065], ({ performance: p }) =>
        p && p.replicates * (1 - p.withheld) >= LEAST_SHOWN ? p.shownExcludesZero : null,
      ),
    ),
    ...inside(
      "N0",
      ["rmst/unadjusted"],
      "false alarms",
      [0.1, Number.POSITIVE_INFINITY],
      ({ performance: p }) => p?.excludesZero,
    ),
    ...weekly.flatMap((scenario) =>
      [...WEIGHTED, "satisfaction/overlap"].flatMap((id): readonly Band[] => {
        const found = of(scenario, id)?.performance;
        if (!found) return [];
        const limit = Math.max(2 * found.biasError, BIAS_LIMIT[id.split("/")[0] ?? ""] ?? 0);
        return [
          {
            what: `${scenario}: size of the bias, ${id}`,
            wanted: `at most ${limit.toFixed(3)}`,
            found: `${found.bias.toFixed(3)} ± ${found.biasError.toFixed(3)}`,
            holds: Math.abs(found.bias) <= limit,
          },
        ];
      }),
    ),
    ...["N0", ...weekly].flatMap((id) => [
      ...inside(id, HEADLINES, "coverage", [0.93, 0.97], ({ performance: p }) => p?.coverage),
      ...inside(
        id,
        HEADLINES,
        "model over empirical standard error",
        [0.95, 1.05],
        ({ performance: p }) => p?.errorRatio,
      ),
    ]),
    ...inside("N0", ["rmst/overlap", "rd/overlap"], "supported", [0, 0.035], ({ verdicts: v }) => v?.supported),
    ...inside("S", ["rmst/overlap", "rd/overlap"], "contradicted", [0, 0.01], ({ verdicts: v }) => v?.contradicted),
    ...inside("M", ["rmst/overlap", "rd/overlap"], "contradicted", [0, 0.05], ({ verdicts: v }) => v?.contradicted),
    ...commonest(of("M", "rmst/overlap")),
    ...visibleFailures(of),
  ];
};

const commonest = (one: JudgedEstimator | null): readonly Band[] => {
  if (!one?.verdicts) return [];
  const { supported, contradicted, unresolved } = one.verdicts;
  return [
    {
      what: "M: the commonest verdict, rmst/overlap",
      wanted: "unresolved",
      found: `supported ${supported.toFixed(3)}, contradicted ${contradicted.toFixed(3)}, unresolved ${unresolved.toFixed(3)}`,
      holds: unresolved >= supported && unresolved >= contradicted,
    },
  ];
};

/** Where the method must fail, and be seen to. */
const visibleFailures = (of: (scenario: string, id: string) => JudgedEstimator | null): readonly Band[] => {
  const bias = (scenario: string, id: string) => of(scenario, id)?.performance ?? null;
  const found: Band[] = [];
  const [responders, starters] = [bias("R", "rmst/overlap"), bias("R", "rmdor/overlap")];
  if (responders && starters) {
    found.push({
      what: "R: responders and starters disagree in sign",
      wanted: "below 0 and above 0",
      found: `${responders.mean.toFixed(2)} and ${starters.mean.toFixed(2)} days`,
      holds: responders.mean < 0 && starters.mean > 0,
    });
  }
  const hidden = bias("U", "rmst/overlap");
  const ratio = bias("U", "log-hr/overlap");
  if (hidden && ratio) {
    const value = eValue(asRiskRatio(Math.exp(ratio.mean), "hazardRatioCommon"));
    found.push({
      what: "U: bias stays, rmst/overlap",
      wanted: "beyond 2 Monte-Carlo errors, E-value of the mean hazard ratio below 2",
      found: `${hidden.bias.toFixed(2)} ± ${hidden.biasError.toFixed(2)} days, E-value ${value.toFixed(2)}`,
      holds: Math.abs(hidden.bias) > 2 * hidden.biasError && value < 2,
    });
  }
  for (const scenario of ["P", "P3"]) {
    const poor = bias(scenario, "rmst/iptw");
    if (!poor) continue;
    found.push({
      what: `${scenario}: withheld, rmst/iptw`,
      wanted: "at least 0.8",
      found: poor.withheld.toFixed(3),
      holds: poor.withheld >= 0.8,
    });
  }
  const [right, interval] = [bias("V", "rmst/overlap"), bias("V", "rmst/weibull")];
  if (right && interval) {
    found.push({
      what: "V: bias of rmst/overlap larger than of rmst/weibull",
      wanted: "larger, and beyond 2 Monte-Carlo errors",
      found: `${right.bias.toFixed(2)} ± ${right.biasError.toFixed(2)} and ${interval.bias.toFixed(2)} days`,
      holds: Math.abs(right.bias) > Math.abs(interval.bias) && Math.abs(right.bias) > 2 * right.biasError,
    });
  }
  return found;
};
