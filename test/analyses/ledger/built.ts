import study from "../../../data/study.json" with { type: "json" };
import type { PatientPlan } from "../../../pipeline/analyses/ledger/patient-half.ts";
import type { Judged, LedgerPlan } from "../../../pipeline/analyses/ledger/published-half.ts";
import type { Basis, Claim, Finding, Headline, Interval, Quantity, Scale } from "../../../pipeline/model/index.ts";

const { mwe, informationSize, meta, families, estimandHeadlines, alpha, cohortChecks } = study.plan;
const { comingEvidence } = study;

/** The shipped plan, as far as the ledger reads it. */
export const plan = {
  mwe,
  informationSize,
  meta,
  comingEvidence,
  families,
  estimandHeadlines,
  alpha,
  cohortChecks,
} as LedgerPlan & PatientPlan;

export const interval = (low: number | null, high: number | null, kind: Interval["kind"] = "confidence"): Interval => ({
  kind,
  level: 0.95,
  low,
  high,
  method: "built",
});

export const number = (
  value: number,
  low: number | null,
  high: number | null,
  seScale: Scale = "identity",
): Quantity => ({
  kind: "estimate",
  value,
  se: null,
  seScale,
  intervals: [interval(low, high)],
});

/** Enough of everything: no cap applies. */
export const basis = (parts: Partial<Basis> = {}): Basis => ({
  trials: 6,
  people: 2000,
  events: null,
  design: "randomised",
  riskOfBias: { low: 1, some: 0, high: 0, unknown: 0 },
  information: 1e6,
  diversity: 0,
  other: null,
  prediction: null,
  iSquared: 0,
  intervals: [],
  unused: {},
  hint: null,
  ...parts,
});

export const headline = (parts: Partial<Headline> = {}): Headline => ({
  id: "published/a/b",
  label: ["a number"],
  unit: "smd",
  better: "higher",
  quantity: number(0.5, 0.3, 0.7),
  test: null,
  n: 100,
  events: null,
  rows: [],
  basis: basis(),
  ...parts,
});

export const finding = (id: string, headlines: readonly Headline[]): Pick<Finding, "id" | "headlines"> => ({
  id,
  headlines,
});

export const claim = (
  published: Partial<Claim["published"]> = {},
  rest: { readonly type?: Claim["type"]; readonly patients?: Partial<Claim["patients"]> } = {},
): Judged => ({
  id: "built",
  type: rest.type ?? "causal",
  published: {
    headline: "published/a/b",
    fallback: [],
    from: null,
    supporting: [],
    rule: "interval",
    minimum: "smd",
    threshold: null,
    unblinded: false,
    indirectness: [],
    reviewRows: false,
    notTestable: null,
    ...published,
  },
  patients: {
    headline: "time-to-relapse/rmst-difference/unadjusted",
    companion: null,
    minimum: "rmstDays",
    rule: "interval",
    threshold: null,
    checks: [],
    notTestable: null,
    ...rest.patients,
  },
});

/** A whole row of the ledger from a built part. */
export const row = (id: string, judged: Judged, components: Claim["components"] = []): Claim => ({
  ...judged,
  id,
  group: "durability",
  origin: "ours",
  label: id,
  statement: id,
  words: {
    supported: null,
    opposite: null,
    little: null,
    whether: "if it holds",
    asked: "whether it holds",
    notTestable: null,
    clinical: "effect",
  },
  type: components.length > 0 ? "compound" : judged.type,
  components,
});

export const component = (id: string, judged: Judged): Claim["components"][number] => {
  const { group: _group, origin: _origin, components: _components, ...part } = row(id, judged);
  return part;
};
