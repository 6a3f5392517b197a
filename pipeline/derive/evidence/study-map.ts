import type { Plan, StudiesRow } from "../../model/index.ts";

export interface MapCell {
  readonly condition: string;
  readonly comparison: string;
  readonly design: string;
  readonly samples: number;
  readonly studies: readonly string[];
}

export interface StudyMap {
  readonly cells: readonly MapCell[];
  /** Per condition and comparison, over designs: a sample counts once. */
  readonly pairs: readonly Omit<MapCell, "design">[];
  readonly studies: number;
  readonly samples: number;
  /** Independent samples of randomised designs. */
  readonly trials: number;
  /** People enrolled in samples other than reviews, where printed. */
  readonly people: number;
  readonly peopleUnknown: number;
  readonly reviews: number;
}

const designsOf = (plan: Pick<Plan, "estimands">, reviews: boolean): ReadonlySet<string> =>
  new Set(
    plan.estimands.filter(({ analysis }) => (analysis === "reviews") === reviews).flatMap(({ designs }) => designs),
  );

const samplesOf = (studies: readonly StudiesRow[]): number => new Set(studies.map(({ sample_id }) => sample_id)).size;

const grouped = (studies: readonly StudiesRow[], key: (study: StudiesRow) => readonly string[]) => {
  const groups = new Map<string, StudiesRow[]>();
  for (const study of studies) {
    const at = JSON.stringify(key(study));
    groups.set(at, [...(groups.get(at) ?? []), study]);
  }
  return [...groups.values()].map((own) => ({
    own,
    samples: samplesOf(own),
    studies: own.map(({ study_id }) => study_id),
  }));
};

/** What has been studied: independent samples by condition, comparison and design. Designs are those that the estimands declare. */
export const studyMap = (studies: readonly StudiesRow[], plan: Pick<Plan, "estimands">): StudyMap => {
  const [randomised, reviewing] = [designsOf(plan, false), designsOf(plan, true)];
  const primary = studies.filter(({ design }) => !reviewing.has(design));
  const enrolled = new Map<string, number | null>();
  for (const { sample_id, n_enrolled } of primary) {
    const known = enrolled.get(sample_id) ?? null;
    enrolled.set(sample_id, n_enrolled === null ? known : Math.max(known ?? 0, n_enrolled));
  }
  const sizes = [...enrolled.values()];
  const named = (own: readonly StudiesRow[]) => ({
    condition: own[0]?.condition ?? "",
    comparison: own[0]?.comparison_type ?? "",
  });
  return {
    cells: grouped(studies, ({ condition, comparison_type, design }) => [condition, comparison_type, design]).map(
      ({ own, ...rest }) => ({
        ...named(own),
        design: own[0]?.design ?? "",
        ...rest,
      }),
    ),
    pairs: grouped(studies, ({ condition, comparison_type }) => [condition, comparison_type]).map(
      ({ own, ...rest }) => ({ ...named(own), ...rest }),
    ),
    studies: studies.length,
    samples: samplesOf(studies),
    trials: samplesOf(primary.filter(({ design }) => randomised.has(design))),
    people: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    peopleUnknown: sizes.filter((size) => size === null).length,
    reviews: studies.length - primary.length,
  };
};
