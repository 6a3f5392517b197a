import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { type Band, bands } from "./bands.ts";
import { estimators } from "./estimators.ts";
import { type JudgedScenario, judgedScenario } from "./judged-scenario.ts";
import type { Reading } from "./reading.ts";
import { runTasks } from "./run-tasks.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { studyInputs } from "./study-inputs.ts";
import { PER_READING, type Task } from "./task.ts";
import { truths } from "./truths.ts";

export interface ValidationOptions {
  /** At most so many replicates of each scenario. */
  readonly reps: number;
  /** Ids of scenarios; all when empty. */
  readonly only: readonly string[];
  /** People behind each truth. */
  readonly people: number;
  readonly workers: number;
  readonly onDone?: (done: number, all: number) => void;
}

export interface Validation {
  readonly seed: number;
  readonly judged: readonly JudgedScenario[];
  readonly bands: readonly Band[];
}

const REPLICATES_A_TASK = 25;
const BATCHES = 50;

/** Runs the scenarios and judges them. The number of workers changes the time and nothing else. */
export const validatePatients = async (options: ValidationOptions): Promise<Validation> => {
  const inputs = studyInputs();
  const chosen = scenarios.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
  const truthsWanted = [...new Set(chosen.map(truthId))];
  const tasks = [
    ...truthsWanted.flatMap((id) => pieces("truth", id, options.people, Math.ceil(options.people / BATCHES))),
    ...chosen.flatMap(({ id, reps }) => pieces("replicates", id, Math.min(reps, options.reps), REPLICATES_A_TASK)),
  ];
  const answers = await runTasks(inputs, tasks, {
    workers: options.workers,
    onDone: (done) => options.onDone?.(done, tasks.length),
  });
  const answersOf = (kind: Task["kind"], id: string): readonly Float64Array[] =>
    answers.filter((_, i) => tasks[i]?.kind === kind && tasks[i]?.scenario === id);
  const { horizonDays, mwe } = inputs.plan;
  const judged = chosen.map((scenario) =>
    judgedScenario(
      scenario,
      answersOf("replicates", scenario.id).flatMap(readingsOf),
      truths(answersOf("truth", truthId(scenario)), horizonDays),
      { planted: plantedBy(scenario.change(inputs.simulation)), mwe },
    ),
  );
  return { seed: inputs.simulation.seed, judged, bands: bands(judged) };
};

/** The conditional log hazard ratio; none where hazards cross. */
const plantedBy = ({ relapse }: Simulation): number | null => (relapse.later ? null : relapse.intervention);

const truthId = ({ id, truthOf }: Scenario): string => truthOf ?? id;

const pieces = (kind: Task["kind"], scenario: string, count: number, size: number): readonly Task[] =>
  Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    kind,
    scenario,
    from: 1 + i * size,
    to: Math.min(count, (i + 1) * size),
  }));

/** One list of readings a replicate. */
const readingsOf = (answer: Float64Array): readonly (readonly (Reading | null)[])[] => {
  const width = estimators.length * PER_READING;
  return Array.from({ length: answer.length / width }, (_, k) =>
    estimators.map((_, i) => {
      const [value = Number.NaN, se = Number.NaN, low = Number.NaN, high = Number.NaN, flag] = answer.subarray(
        k * width + i * PER_READING,
        k * width + (i + 1) * PER_READING,
      );
      return Number.isNaN(value) ? null : { value, se, low, high, withheld: flag === 1 };
    }),
  );
};
