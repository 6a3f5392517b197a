import { type Effects, WorldError } from "../effects/effects.ts";
import { LOCK_FILE, readStudy } from "../ingest/index.ts";
import { canonicalJson, type PlanDeviation, type PlanLockFile, type Study, sha256 } from "../model/index.ts";
import { frozenPlan } from "../report/plan/frozen-plan.ts";
import { planDeviations } from "../report/plan/plan-deviations.ts";
import { valueText } from "../report/plan/value-text.ts";
import { loggedIssues } from "./ci-issues.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { planReads } from "./plan-reads.ts";

export interface LockOptions extends GlobalOptions {
  /** Who freezes the plan. */
  readonly by?: string;
  /** Where it is registered. */
  readonly registration?: string;
  /** Change nothing: say whether the plan is what was frozen. */
  readonly status: boolean;
}

const MOST_LETTERS = 200;

const named = (option: string, text: string | undefined): string | null => {
  if (text === undefined) return null;
  const name = text.trim();
  if (name === "" || name.length > MOST_LETTERS)
    throw new WorldError(`--${option} must be of 1 to ${MOST_LETTERS} letters: ${name.length}`);
  return name;
};

/** The analyses that look at what deviates stand in the place of findings: nothing is run here. */
const deviationsOf = (study: Study, lock: PlanLockFile): readonly PlanDeviation[] => {
  const reads = planReads();
  return planDeviations(study, lock, {
    findings: Object.keys(reads).map((id) => ({ id, analysis: id })),
    reads,
  });
};

const frozenWords = (lock: PlanLockFile): string =>
  `frozen on ${lock.lockedAt.slice(0, 10)} by ${lock.by}${lock.registration === null ? "" : `, registered as ${lock.registration}`}, digest ${lock.sha256.slice(0, 12)}`;

const statusText = (lock: PlanLockFile | null, deviations: readonly PlanDeviation[]): string => {
  if (lock === null) return "The plan is not frozen. afterglow lock --by <name> freezes it.";
  if (deviations.length === 0) return `The plan is as it was ${frozenWords(lock)}.`;
  const many = deviations.length === 1 ? "1 choice is" : `${deviations.length} choices are`;
  return [
    `${many} not what was ${frozenWords(lock)}:`,
    ...deviations.flatMap((one) => [
      `  ${one.path}: ${valueText(one.old)} → ${valueText(one.new)}`,
      `    post hoc: ${one.findings.length === 0 ? "no analysis looks at it" : one.findings.join(", ")}`,
    ]),
  ].join("\n");
};

const write = async (study: Study, options: LockOptions, effects: Effects): Promise<PlanLockFile> => {
  const by = named("by", options.by);
  if (by === null) throw new WorldError("cannot freeze the plan: say who does, with --by <name>");
  const plan = frozenPlan(study);
  const lock: PlanLockFile = {
    schema: "afterglow/plan-lock/1",
    sha256: sha256(canonicalJson(plan)),
    lockedAt: effects.clock.now().toISOString(),
    by,
    registration: named("registration", options.registration) ?? study.plan.registration ?? null,
    plan,
  };
  const temporary = `${options.study}/.tmp-${process.pid}-${LOCK_FILE}`;
  await effects.files.writeAll(temporary, new TextEncoder().encode(`${JSON.stringify(lock, null, 2)}\n`));
  await effects.files.replace(temporary, `${options.study}/${LOCK_FILE}`);
  return lock;
};

/** Freezes the plan once: a later report under another plan prints every deviation and marks its numbers post hoc. */
export const lock: Command<LockOptions> = async (options, effects) => {
  const { study, issues } = await readStudy(effects.files, options.study);
  if (study === null) {
    effects.terminal.err(issuesText(await loggedIssues(issues)));
    effects.terminal.err("The plan was not looked at: mend the errors above, then run it again.");
    return 1;
  }
  const deviations = study.lock === null ? [] : deviationsOf(study, study.lock);
  if (!options.status && study.lock !== null && deviations.length > 0)
    throw new WorldError(
      `cannot freeze the plan: it was ${frozenWords(study.lock)}, and is not the same now; afterglow lock --status lists where. A frozen plan is never frozen again: take back the changes, or leave them to be printed as deviations`,
    );
  const frozen = options.status || study.lock !== null ? study.lock : await write(study, options, effects);
  const state = frozen === null ? "not-locked" : deviations.length > 0 ? "deviates" : "locked";
  if (options.json) {
    const { plan: _, schema: __, ...facts } = frozen ?? { plan: null, schema: null };
    effects.terminal.out(
      JSON.stringify({ schema: "afterglow/lock/1", state, lock: frozen === null ? null : facts, deviations }, null, 2),
    );
  } else if (frozen !== null && study.lock === null)
    effects.terminal.out(
      `The plan is now ${frozenWords(frozen)}. It stands in ${options.study}/${LOCK_FILE}: keep it in version control with the study. From now on a report under another plan prints every deviation.`,
    );
  else effects.terminal.out(statusText(frozen, deviations));
  return state === "deviates" ? 1 : 0;
};
