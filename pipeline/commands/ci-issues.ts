import type { Effects } from "../effects/effects.ts";
import { type Ci, nodeCi } from "../effects/node-ci.ts";
import { createIssueLog, type Issues, type Study } from "../model/index.ts";
import { withoutPatientCells } from "../report/without-patient-cells.ts";

/** Tables of real patients that git keeps, in a repository that is not known to be private. */
const trackedPatients = async (
  folder: string,
  study: Study,
  ci: Ci,
  effects: Pick<Effects, "git">,
): Promise<Issues> => {
  const log = createIssueLog();
  for (const { id, kind } of study.datasets) {
    if (kind !== "real" || ci.readers === "private") continue;
    const kept = await effects.git.list("HEAD", `${folder}/patients/${id}`);
    for (const { name } of kept ?? [])
      if (name.endsWith(".csv")) log.add("patients-tracked", { file: `patients/${id}/${name}` });
  }
  return log.issues();
};

const together = (first: Issues, second: Issues): Issues => ({
  errors: first.errors + second.errors,
  warnings: first.warnings + second.warnings,
  notes: first.notes + second.notes,
  groups: [...first.groups, ...second.groups],
});

/** What may be said of issues where a log is kept: in CI no text of a patient's cell. */
export const loggedIssues = async (issues: Issues, ci?: Ci): Promise<Issues> =>
  (ci ?? (await nodeCi(process.env))).running ? withoutPatientCells(issues) : issues;

/** The issues of a study as `check` judges them; in CI also whether real patients' tables lie where others may read them. */
export const ciIssues = async (
  folder: string,
  { study, issues }: { readonly study: Study | null; readonly issues: Issues },
  effects: Pick<Effects, "git">,
  ci?: Ci,
): Promise<Issues> => {
  const here = ci ?? (await nodeCi(process.env));
  if (!here.running) return issues;
  const tracked = study === null ? null : await trackedPatients(folder, study, here, effects);
  return loggedIssues(tracked === null ? issues : together(tracked, issues), here);
};
