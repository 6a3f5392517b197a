import type { Effects } from "../../effects/effects.ts";
import type { Report } from "../../model/index.ts";
import type { LostPart, Replay, ReplayStep } from "../../report/diff/attributed-changes.ts";
import type { InputDifference } from "../../report/diff/input-difference.ts";
import { inputWords } from "../../report/diff/input-words.ts";
import type { KeepFinding } from "../cache/keep-finding.ts";
import { type ChangedPart, changedParts, digestsOf } from "./changed-parts.ts";
import { inputBytes } from "./input-bytes.ts";
import { inputDifferences } from "./input-differences.ts";
import { readHistory } from "./patient-history.ts";
import { type Inputs, type Rerun, rerun, withPart } from "./rerun.ts";
import type { Side } from "./side.ts";

const NOT_AT_HAND = "not attributable: earlier data not at hand";
const REFUSED = "not attributable: the present program does not take the earlier inputs";

export interface Replayed {
  readonly replay: Replay;
  readonly differences: readonly InputDifference[];
}

interface Start {
  readonly base: Report | null;
  readonly inputs: Inputs;
  readonly open: readonly ChangedPart[];
}

/** The report from the earlier inputs; where the program does not take the earlier plan, that is held as it is now. */
const startFrom = async (parts: readonly ChangedPart[], before: Inputs, after: Inputs, run: Rerun): Promise<Start> => {
  const at = async (open: readonly ChangedPart[]): Promise<Start> => {
    const inputs = open.reduce((state, part) => withPart(state, part, before), after);
    return { base: open.length === 0 ? null : await run.report(inputs), inputs, open };
  };
  const whole = await at(parts);
  const data = parts.filter(({ cause }) => cause === "data");
  return whole.base !== null || data.length === parts.length ? whole : at(data);
};

/** One change at a time. A state that the program refuses counts together with the next change. */
const stepsFrom = async (
  start: Start,
  to: { readonly inputs: Inputs; readonly report: Report | null },
  run: Rerun,
  wordsOf: (part: ChangedPart) => string,
): Promise<{ readonly steps: readonly ReplayStep[]; readonly waiting: readonly ChangedPart[] }> => {
  const steps: ReplayStep[] = [];
  let { inputs } = start;
  let waiting: readonly ChangedPart[] = [];
  for (const part of start.open) {
    inputs = withPart(inputs, part, to.inputs);
    waiting = [...waiting, part];
    const report = part === start.open.at(-1) && to.report !== null ? to.report : await run.report(inputs);
    if (report === null) continue;
    steps.push({ cause: part.cause, detail: waiting.map(wordsOf).join("; together with "), report });
    waiting = [];
  }
  return { steps, waiting };
};

/**
 * Runs the present program again with one change at a time, from the inputs of `a` to those of `b`: data first, then the plan.
 * What cannot be put back stays as it is in `b`, and is lost.
 */
export const replayChanges = async (
  study: string,
  { a, b }: { readonly a: Side; readonly b: Side },
  effects: Effects,
  keep?: KeepFinding,
): Promise<Replayed> => {
  const unknown = [a, b].find((side) => side.inputs === null);
  if (a.inputs === null || b.inputs === null) {
    const detail = `not attributable: the inputs of ${unknown?.name} are not known`;
    return { replay: { base: null, steps: [], lost: [{ cause: "data", detail, prefix: null }] }, differences: [] };
  }
  const parts = changedParts(a.inputs, b.inputs);
  if (parts.length === 0) return { replay: { base: null, steps: [], lost: [] }, differences: [] };
  const [before, after] = [digestsOf(a.inputs), digestsOf(b.inputs)];
  const bytes = await inputBytes(study, [a, b], effects);
  const isAtHand = (inputs: Inputs, path: string): boolean => bytes.has(inputs.get(path) ?? "") || !inputs.has(path);
  const atHand = parts.filter(({ files }) => files.every((path) => isAtHand(before, path) && isAtHand(after, path)));
  const run = rerun(study, bytes, effects, keep);
  const start = await startFrom(atHand, before, after, run);

  const known = async (side: Side, inputs: Inputs) => ({
    study: await run.study(inputs),
    kept: await readHistory(study, side, effects.files),
  });
  const differences = inputDifferences(parts, await known(a, start.inputs), await known(b, after));
  const wordsOf = (part: ChangedPart): string =>
    differences.flatMap((one, i) => (parts[i] === part ? [inputWords(one)] : []))[0] ?? part.part;
  const couldRun = [...start.inputs.values()].every((digest) => bytes.has(digest));
  const losing = (part: ChangedPart): LostPart => {
    const why = couldRun && atHand.includes(part) ? REFUSED : NOT_AT_HAND;
    const told = differences.some((one, i) => parts[i] === part && one.counts.length > 0);
    return { cause: part.cause, detail: told ? `${why} (${wordsOf(part)})` : why, prefix: part.prefix };
  };
  const { steps, waiting } =
    start.base === null
      ? { steps: [], waiting: start.open }
      : await stepsFrom(start, { inputs: after, report: b.number === null ? b.report : null }, run, wordsOf);
  const lost = parts.filter((part) => !start.open.includes(part) || waiting.includes(part)).map(losing);
  return { replay: { base: start.base, steps, lost }, differences };
};
