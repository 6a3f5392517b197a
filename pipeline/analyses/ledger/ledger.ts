import type { Claim, Dataset, Finding, Verdict } from "../../model/index.ts";
import { combine, patientsTogether } from "./combine.ts";
import { compoundHalf, compoundRuling } from "./compound.ts";
import { type FindHeadline, findHeadline } from "./find-headline.ts";
import { halfVerdict } from "./half-verdict.ts";
import type { Judgement } from "./judged-certainty.ts";
import { type PatientPlan, patientHalf } from "./patient-half.ts";
import { type LedgerPlan, publishedHalf } from "./published-half.ts";

export interface LedgerInput {
  readonly plan: LedgerPlan & PatientPlan;
  readonly claims: readonly Claim[];
  readonly findings: readonly Pick<Finding, "id" | "headlines">[];
  readonly datasets: readonly Pick<Dataset, "id" | "kind">[];
  /** What persons judged of the certainty; none in a study without such a file. */
  readonly judgements?: readonly Judgement[];
}

type Component = Claim["components"][number];

interface Context extends Pick<LedgerInput, "plan" | "datasets" | "judgements"> {
  readonly find: FindHeadline;
  /** Rows that are already judged. */
  readonly rows: readonly Verdict[];
}

const rowId = ({ claim, component }: Verdict): string => (component === null ? claim : `${claim}/${component}`);

const fromRows = ({ rows: ids, gaps }: NonNullable<Claim["published"]["from"]>, { rows }: Context) => {
  const parts = ids.map((id) => {
    const row = rows.find((one) => rowId(one) === id);
    if (!row) throw new RangeError(`statement rests on a row that is not judged before it: ${id}`);
    return row.published;
  });
  return compoundHalf([...parts, ...gaps.map(() => halfVerdict("no-evidence", "none"))]);
};

const single = (claim: Claim, part: Component | null, context: Context): Verdict => {
  const { plan, datasets, find, judgements = [] } = context;
  const own = part === null ? claim.id : `${claim.id}/${part.id}`;
  const judged = { ...(part ?? claim), judgement: judgements.find((one) => one.claim === own) ?? null };
  const { label, statement, type, words, published: declared } = judged;
  const published = declared.from === null ? publishedHalf(judged, plan, find) : fromRows(declared.from, context);
  const patients = datasets.map((dataset) => ({
    dataset: dataset.id,
    simulated: dataset.kind === "simulated",
    half: patientHalf(judged, dataset, find, plan),
  }));
  return {
    claim: claim.id,
    component: part?.id ?? null,
    group: claim.group,
    statement,
    label,
    type,
    words,
    published,
    patients,
    combined: combine(type, published, patientsTogether(patients.map(({ half }) => half))),
  };
};

const compound = (claim: Claim, context: Context): readonly Verdict[] => {
  const parts: Verdict[] = [];
  for (const part of claim.components) {
    parts.push(single(claim, part, { ...context, rows: [...context.rows, ...parts] }));
  }
  const whole: Verdict = {
    claim: claim.id,
    component: null,
    group: claim.group,
    statement: claim.statement,
    label: claim.label,
    type: claim.type,
    words: claim.words,
    published: compoundHalf(parts.map(({ published }) => published)),
    patients: context.datasets.map(({ id, kind }, i) => ({
      dataset: id,
      simulated: kind === "simulated",
      half: compoundHalf(parts.flatMap(({ patients }) => patients[i]?.half ?? [])),
    })),
    combined: compoundRuling(parts.map(({ combined }) => combined)),
  };
  return [whole, ...parts];
};

/** A judgement of a statement whose certainty cannot be rated changes nothing; it is not passed over in silence. */
const withUnusedJudgement = (row: Verdict, judgements: readonly Judgement[]): Verdict => {
  const { published } = row;
  const given = judgements.some(({ claim }) => claim === rowId(row));
  return given && published.judgement == null
    ? { ...row, published: { ...published, flags: [...published.flags, "judgement-not-used"] } }
    : row;
};

/**
 * What can be said of every statement: its own row first, then those of its parts; none is ever left out.
 * Throws RangeError where a statement names a headline that its finding does not have, or a rule that does not fit.
 */
export const ledger = ({ plan, claims, findings, datasets, judgements = [] }: LedgerInput): readonly Verdict[] => {
  const find = findHeadline(findings);
  const rows: Verdict[] = [];
  for (const claim of claims) {
    const context: Context = { plan, datasets, judgements, find, rows };
    rows.push(...(claim.type === "compound" ? compound(claim, context) : [single(claim, null, context)]));
  }
  return rows.map((row) => withUnusedJudgement(row, judgements));
};
