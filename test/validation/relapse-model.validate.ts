import { type Coverage, relapseCoverage } from "./relapse-coverage.ts";
import type { PlantedStudies } from "./relapse-studies.ts";

/** One row of the validation of the relapse model, with what it must hold; `null`: reported, not judged. */
export interface RelapseScenario {
  readonly name: string;
  readonly planted: PlantedStudies;
  readonly pass: {
    readonly bias: readonly [number, number];
    readonly coverage: readonly [number, number, number];
  } | null;
}

const two = (studies: readonly [number, number], shares: readonly [number, number]) => [
  { strand: "first", studies: studies[0], share: shares[0] },
  { strand: "second", studies: studies[1], share: shares[1] },
];

const SHAPE = 0.8;

/** Bias of a share at most 0.03 from five studies on, 0.05 from three; coverage at least 0.91 and 0.88. */
const limits = (studies: readonly [number, number]): NonNullable<RelapseScenario["pass"]> => {
  const of = (k: number) => (k >= 5 ? { bias: 0.03, coverage: 0.91 } : { bias: 0.05, coverage: 0.88 });
  const [a, b] = [of(studies[0]), of(studies[1])];
  return { bias: [a.bias, b.bias], coverage: [a.coverage, b.coverage, Math.min(a.coverage, b.coverage)] };
};

export const relapseScenarios: readonly RelapseScenario[] = [
  ...(
    [
      [12, 3],
      [12, 6],
      [5, 3],
    ] as const
  ).flatMap((studies) =>
    [0.3, 0.5, 0.9].flatMap((spread) =>
      (
        [
          [0.41, 0.41],
          [0.3, 0.58],
        ] as const
      ).map((shares) => ({
        name: `${studies.join(" and ")} studies, spread ${spread}, shares ${shares.join(" and ")}`,
        planted: { strands: two(studies, shares), shape: SHAPE, spread },
        pass: limits(studies),
      })),
    ),
  ),
  {
    name: "log-normal time",
    planted: { strands: two([12, 6], [0.3, 0.58]), shape: SHAPE, spread: 0.5, time: "log-normal" },
    pass: null,
  },
  {
    name: "another definition in the second strand (+0.4), told to nobody",
    planted: { strands: two([12, 6], [0.41, 0.41]), shape: SHAPE, spread: 0.5, hiddenShift: 0.4 },
    pass: null,
  },
  {
    name: "15 % of terms without n",
    planted: { strands: two([12, 6], [0.3, 0.58]), shape: SHAPE, spread: 0.5, missingN: 0.15 },
    pass: null,
  },
];

export interface ValidatedScenario extends RelapseScenario {
  readonly found: ReturnType<typeof relapseCoverage>;
  /** Which limits it breaks; empty when it holds or is not judged. */
  readonly faults: readonly string[];
}

/** Draws `sets` sets of each scenario and judges them. Deterministic for a seed. */
export const validateRelapseModel = ({
  sets = 500,
  seed = 20250828,
  scenarios = relapseScenarios,
}: {
  readonly sets?: number;
  readonly seed?: number;
  readonly scenarios?: readonly RelapseScenario[];
} = {}): readonly ValidatedScenario[] =>
  scenarios.map((scenario) => {
    const found = relapseCoverage(scenario.planted, { sets, seed });
    return { ...scenario, found, faults: faultsOf(scenario, found) };
  });

const faultsOf = ({ pass }: RelapseScenario, { first, second, difference }: ValidatedScenario["found"]): string[] => {
  if (pass === null) return [];
  const judged: readonly (readonly [string, Coverage, number, number])[] = [
    ["first", first, pass.bias[0], pass.coverage[0]],
    ["second", second, pass.bias[1], pass.coverage[1]],
    ["difference", difference, Infinity, pass.coverage[2]],
  ];
  return judged.flatMap(([name, { bias, coverage }, mostBias, leastCoverage]) => [
    ...(Math.abs(bias) <= mostBias ? [] : [`bias of ${name}: ${bias.toFixed(3)}`]),
    ...(coverage >= leastCoverage ? [] : [`coverage of ${name}: ${coverage.toFixed(3)}`]),
  ]);
};

/** The rows as a Markdown table. */
export const relapseValidationTable = (rows: readonly ValidatedScenario[]): string => {
  const three = (of: (each: Coverage) => number, { first, second, difference }: ValidatedScenario["found"]) =>
    [first, second, difference].map((each) => of(each).toFixed(3)).join(", ");
  return [
    "| scenario | coverage: first, second, difference | bias | width of the difference | answered | holds |",
    "|---|---|---|---|---|---|",
    ...rows.map(
      ({ name, found, faults, pass }) =>
        `| ${[
          name,
          three(({ coverage }) => coverage, found),
          three(({ bias }) => bias, found),
          found.difference.width.toFixed(2),
          found.difference.sets,
          pass === null ? "not judged" : faults.join("; ") || "yes",
        ].join(" | ")} |`,
    ),
  ].join("\n");
};
