export interface PatientRow {
  readonly patient_id: string;
  readonly site: string;
  readonly cohort: string;
  readonly age: number;
  readonly sex: "female" | "male";
  readonly condition: string;
  readonly treatment_resistant: 0 | 1;
  readonly prior_treatments: number;
  readonly goal: string;
  readonly preferred_cohort: string;
  readonly active_substance_use: 0 | 1;
  readonly psychosis: 0 | 1;
  readonly uncontrolled_medical: 0 | 1;
}

export interface OutcomeRow {
  readonly patient_id: string;
  readonly instrument: string;
  readonly day: number;
  readonly score: number;
}

export type DosePhase = "acute" | "maintenance" | "rescue";

export interface SessionRow {
  readonly patient_id: string;
  readonly course: number;
  readonly day: number;
  readonly kind: "dose" | "preparation" | "integration" | "therapy";
  readonly phase: DosePhase | null;
  readonly route: string | null;
  readonly dose: number | null;
  readonly dose_unit: string | null;
  readonly minutes: number;
}

export interface SatisfactionRow {
  readonly patient_id: string;
  readonly day: number;
  readonly instrument: string;
  readonly score: number;
  readonly reason: null;
}

export interface EventRow {
  readonly patient_id: string;
  readonly day: number;
  readonly kind: "rescue" | "hospitalisation" | "dropout" | "death" | "adverse_event";
  readonly cause: string | null;
  readonly severity: "mild" | "moderate" | "severe" | null;
}

/** The five patient tables as rows, in the order in which they are written; days count from the first dose. */
export interface PatientTables {
  readonly patients: readonly PatientRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly sessions: readonly SessionRow[];
  readonly satisfaction: readonly SatisfactionRow[];
  readonly events: readonly EventRow[];
}
