import type { Course } from "../../../pipeline/derive/course.ts";
import { balanceColumns, covariateDesign } from "../../../pipeline/derive/covariates/covariate-design.ts";
import { type CovariateValues, covariateValues } from "../../../pipeline/derive/covariates/covariate-values.ts";
import { gate, isWithheld } from "../../../pipeline/derive/weighting/gate.ts";
import { type WeightedPeople, weightedPeople } from "../../../pipeline/derive/weighting/weighted-people.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import type { MadeCohort } from "./made-cohort.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { worstDifference } from "./worst-difference.ts";

export type Weighting = "iptw" | "overlap";

export interface WeightedSet {
  readonly people: WeightedPeople;
  readonly withheld: boolean;
}

export interface AdjustedSet {
  readonly columns: readonly Float64Array[];
  /** `null` where no weights could be made. */
  readonly weighted: Readonly<Record<Weighting, WeightedSet | null>>;
}

/** The weights of these people by the plan's covariates, from one propensity model, each judged by the plan's gate. */
export const adjustedSet = (
  { plan }: StudyInputs,
  { patients }: MadeCohort,
  people: { readonly courses: readonly Course[]; readonly treated: Uint8Array; readonly event: Uint8Array | null },
): AdjustedSet => {
  const { treated } = people;
  const values = covariateValues(people.courses, patients, plan.covariates);
  const columns = covariateDesign(values).map((column) => column.values);
  const overlap = weightedPeople(treated, columns, { kind: "overlap" }, plan.seSmallSample);
  if (overlap.kind === "not-estimable") return { columns, weighted: { iptw: null, overlap: null } };
  const judged = (weighted: WeightedPeople, judgedColumns: readonly Float64Array[]): WeightedSet => {
    const checks = gate({ people: weighted, events: people.event, balance: [], beyond: [] }, plan.gate);
    const uneven = worstDifference(treated, weighted.weight, judgedColumns) > plan.gate.smd.withhold;
    return { people: weighted, withheld: uneven || isWithheld(checks) };
  };
  const stabilised = propensityWeights(overlap.propensity, "stabilised");
  return {
    columns,
    weighted: {
      iptw:
        stabilised.kind === "not-estimable"
          ? null
          : judged(
              { ...overlap, weight: stabilised.weight, model: { ...overlap.model, ...stabilised.model } },
              plain(balanceColumns(values)),
            ),
      // Overlap weights balance the columns themselves by construction: they are judged beyond them.
      overlap: judged(overlap, squaresAndProducts(values)),
    },
  };
};

const plain = (columns: ReturnType<typeof balanceColumns>): readonly Float64Array[] =>
  columns.map((column) => column.values);

/** Squares of the numbers and their products with each level of the goal. */
const squaresAndProducts = (values: readonly CovariateValues[]): readonly Float64Array[] => {
  const numbers = plain(balanceColumns(values.filter(({ kind }) => kind === "numeric")));
  const goals = plain(balanceColumns(values.filter(({ spec }) => spec.name === "goal")));
  return numbers.flatMap((one) => [
    one.map((value) => value * value),
    ...goals.map((goal) => one.map((value, i) => value * (goal[i] as number))),
  ]);
};
