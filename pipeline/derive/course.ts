import type { Plan } from "../model/index.ts";

export type Role = Plan["cohorts"][number]["role"];

/** One score. `severity` is in points of the instrument above its best possible score, so that more is always worse. */
export interface Visit {
  readonly day: number;
  readonly severity: number;
}

export type RelapseRule =
  | "loss-of-response"
  | "unconfirmed-loss-of-response"
  | "rescue"
  | "hospitalisation"
  | "suicide";

/** An event that a rule of relapse may count. */
export interface RelapseEvent {
  readonly day: number;
  readonly rule: Extract<RelapseRule, "rescue" | "hospitalisation" | "suicide">;
}

export interface Relapse {
  readonly kind: "relapsed";
  readonly rule: RelapseRule;
  /** It happened in (after, by], in days since time zero. */
  readonly after: number;
  readonly by: number;
}

/** How the follow-up of a responder ended; days since time zero. */
export type Ending =
  | Relapse
  | { readonly kind: "censored"; readonly why: "last-visit" | "dropout" | "death"; readonly at: number };

/**
 * How far a treated person came. `ended-early`: died, withdrew or was rescued before time zero.
 * `not-evaluable`: no score in the window of time zero.
 */
export type Standing =
  | "no-instrument"
  | "no-baseline"
  | "below-entry"
  | "ended-early"
  | "not-evaluable"
  | "non-responder"
  | "responder";

/** One treated, eligible person. */
export interface Course {
  /** Key for joins inside one run; it never reaches a finding. */
  readonly patient: string;
  readonly received: Role;
  /** What the source's own column says; `null` where it says nothing. */
  readonly recorded: Role | null;
  readonly instrument: string | null;
  /** Width of the instrument's scale in points. */
  readonly range: number | null;
  readonly standing: Standing;
  readonly baseline: Visit | null;
  /** Day since the first dose. */
  readonly timeZero: Visit | null;
  /** After time zero, in days since time zero, earliest first. */
  readonly visits: readonly Visit[];
  /** At time zero. */
  readonly daysSinceLastDose: number | null;
  /** Doses other than rescue between time zero and the end of follow-up; responders only. */
  readonly laterDoses: number;
  /** Responders only. */
  readonly ending: Ending | null;
  /** Rescue, psychiatric hospitalisation and suicide, whatever the plan makes of them; days since time zero, empty without one. */
  readonly events: readonly RelapseEvent[];
  /** Doses other than rescue after time zero, in days since then, earliest first. */
  readonly laterDoseDays: readonly number[];
  /** Days from time zero to a death that was not by suicide; `null` where there was none. */
  readonly otherDeath: number | null;
}
