import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";

/** A change of the shipped generator under which the estimators are judged. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly reps: number;
  /** Nothing is planted: an interval that excludes 0 is a false alarm. */
  readonly isNull: boolean;
  /** The scenario with the same potential outcomes, differing only in what is seen of them; itself when not given. */
  readonly truthOf?: string;
  readonly change: (shipped: Simulation) => Simulation;
}

type Change = Scenario["change"];

const after =
  (...changes: readonly Change[]): Change =>
  (shipped) =>
    changes.reduce((simulation, change) => change(simulation), shipped);

/** Both cohorts are seen, lost and rescued alike; the rescue hazard is the mean of the two. */
const seenAlike: Change = (s) => {
  const { comparator, intervention } = s.rescue.perDay;
  const perDay = (comparator + intervention) / 2;
  return {
    ...s,
    visits: { ...s.visits, interventionFactor: 0 },
    dropout: { ...s.dropout, intervention: 0 },
    rescue: { ...s.rescue, perDay: { comparator: perDay, intervention: perDay } },
  };
};

/** Every week a score without noise, of everyone, to the end. */
const seenWeekly: Change = (s) => ({
  ...s,
  scores: { ...s.scores, noise: 0 },
  visits: {
    ...s.visits,
    days: Array.from({ length: Math.floor(s.visits.followUpDays / 7) }, (_, week) => 7 * (week + 1)),
    jitterDays: 0,
    intercept: 50,
    score: 0,
    extra: { ...s.visits.extra, perDay: 0 },
  },
  dropout: { ...s.dropout, intercept: -50, lastSeen: 0, current: 0 },
});

const hazardRatio =
  (ratio: number): Change =>
  (s) => ({ ...s, relapse: { ...s.relapse, intervention: Math.log(ratio) } });

const asShipped: Change = (s) => s;

export const scenarios: readonly Scenario[] = [
  { id: "N0", title: "no effect, seen alike", reps: 2000, isNull: true, change: seenAlike },
  { id: "O", title: "no effect, seen as shipped", reps: 1000, isNull: true, change: asShipped },
  {
    id: "N1",
    truthOf: "N0",
    title: "no effect, seen alike, 150 people",
    reps: 2000,
    isNull: true,
    change: after(seenAlike, (s) => ({ ...s, patients: 150 })),
  },
  {
    id: "M",
    title: "hazard ratio 0.75, seen alike",
    reps: 1000,
    isNull: false,
    change: after(seenAlike, hazardRatio(0.75)),
  },
  {
    id: "S",
    title: "hazard ratio 0.5, seen alike",
    reps: 1000,
    isNull: false,
    change: after(seenAlike, hazardRatio(0.5)),
  },
  {
    id: "N0w",
    truthOf: "N0",
    title: "as N0, weekly visits without noise",
    reps: 1000,
    isNull: true,
    change: after(seenAlike, seenWeekly),
  },
  {
    id: "Mw",
    truthOf: "M",
    title: "as M, weekly visits without noise",
    reps: 1000,
    isNull: false,
    change: after(seenAlike, seenWeekly, hazardRatio(0.75)),
  },
  {
    id: "Sw",
    truthOf: "S",
    title: "as S, weekly visits without noise",
    reps: 1000,
    isNull: false,
    change: after(seenAlike, seenWeekly, hazardRatio(0.5)),
  },
  {
    id: "R",
    title: "more response, same relapse, shared frailty",
    reps: 1000,
    isNull: false,
    change: (s) => ({
      ...s,
      response: { ...s.response, intervention: 0.5 },
      frailty: { ...s.frailty, size: 1 },
    }),
  },
  {
    id: "V",
    truthOf: "O",
    title: "no effect, one cohort seen far more often",
    reps: 1000,
    isNull: true,
    change: (s) => ({ ...s, visits: { ...s.visits, interventionFactor: 3 } }),
  },
  {
    id: "D",
    title: "as M, seen as shipped, dropout by the unseen score",
    reps: 1000,
    isNull: false,
    change: after(hazardRatio(0.75), (s) => ({ ...s, dropout: { ...s.dropout, current: 0.1 } })),
  },
  {
    id: "U",
    title: "no effect, a confounder that no table holds",
    reps: 1000,
    isNull: true,
    change: (s) => ({
      ...s,
      choice: { ...s.choice, unmeasured: 0.5 },
      relapse: { ...s.relapse, unmeasured: 0.5 },
    }),
  },
  {
    id: "P",
    title: "no effect, poor overlap",
    reps: 1000,
    isNull: true,
    change: (s) => ({
      ...s,
      choice: {
        ...s.choice,
        preferred: 3 * s.choice.preferred,
        notPreferred: 3 * s.choice.notPreferred,
        severity: 3 * s.choice.severity,
      },
    }),
  },
  {
    id: "P3",
    title: "as P, with all that moves the choice three times as strong",
    reps: 1000,
    isNull: true,
    change: (s) => ({
      ...s,
      choice: {
        ...s.choice,
        preferred: 3 * s.choice.preferred,
        notPreferred: 3 * s.choice.notPreferred,
        severity: 3 * s.choice.severity,
        priorTreatments: 3 * s.choice.priorTreatments,
        female: 3 * s.choice.female,
        age: 3 * s.choice.age,
      },
      goals: { ...s.goals, levels: s.goals.levels.map((goal) => ({ ...goal, preference: 3 * goal.preference })) },
      sites: { ...s.sites, levels: s.sites.levels.map((site) => ({ ...site, choice: 3 * site.choice })) },
    }),
  },
  {
    id: "X",
    title: "hazards that cross on day 60",
    reps: 1000,
    isNull: false,
    change: (s) => ({
      ...s,
      relapse: { ...s.relapse, intervention: -0.7, later: { fromDays: 60, intervention: 0.5 } },
    }),
  },
];
