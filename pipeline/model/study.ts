import type { Json } from "./finding.ts";
import type {
  ArmsColumns,
  CertaintyFile,
  ClaimsFile,
  DurabilityColumns,
  EventsColumns,
  InstrumentFile,
  OutcomesColumns,
  PatientsColumns,
  PlanLockFile,
  ResultsColumns,
  RiskOfBiasColumns,
  SatisfactionColumns,
  ScreeningFile,
  SessionsColumns,
  StudiesColumns,
  StudyFile,
} from "./rows.ts";
import type { InputFile, Table } from "./table.ts";

/** The analysis plan with the study's words: `study.json` with its `plan` block lifted to the top. */
export type Plan = Omit<StudyFile, "plan" | "$schema"> & StudyFile["plan"];
export type Claim = ClaimsFile["claims"][number];
export type Instrument = Omit<InstrumentFile, "$schema">;
export type Screening = Omit<ScreeningFile, "$schema">;

/** One patient-level data set; plain arrays only, so that it may be posted to a worker. */
export interface Dataset {
  readonly id: string;
  readonly kind: "real" | "simulated";
  readonly title: string;
  /** What the people are, in one or two sentences; for a simulated set also what was planted. */
  readonly description: string;
  readonly licence: string;
  readonly asOf: string;
  readonly tables: {
    readonly patients: Table<PatientsColumns>;
    readonly outcomes: Table<OutcomesColumns>;
    readonly sessions: Table<SessionsColumns>;
    readonly satisfaction: Table<SatisfactionColumns>;
    readonly events: Table<EventsColumns>;
  };
}

export interface Evidence {
  readonly studies: Table<StudiesColumns>;
  readonly arms: Table<ArmsColumns>;
  readonly results: Table<ResultsColumns>;
  readonly riskOfBias: Table<RiskOfBiasColumns>;
  readonly durability: Table<DurabilityColumns>;
  readonly screening: Screening;
}

/** The words of a report in another language. */
export interface LanguageFile {
  /** By the keys of the English ones. */
  readonly page: { readonly [key: string]: Json };
  /** By the English texts. */
  readonly report: Readonly<Record<string, string>>;
}

export interface Study {
  readonly plan: Plan;
  readonly claims: readonly Claim[];
  /** What persons judged of the certainty of published evidence. */
  readonly judgements: CertaintyFile["judgements"];
  readonly instruments: readonly Instrument[];
  /** The plan as it was frozen; `null` where it never was. */
  readonly lock: PlanLockFile | null;
  readonly evidence: Evidence;
  /** Where the study names another language than English. */
  readonly language?: LanguageFile;
  readonly datasets: readonly Dataset[];
  readonly files: readonly InputFile[];
}
