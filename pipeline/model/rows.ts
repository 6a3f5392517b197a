// Written by `npm run types` from schemas/; edit the schema, not this file.
import type { CategoryColumn, IntegerColumn, NumberColumn, TextColumn } from "./table.ts";

/**
 * One row is one published study. Columns that are not required may be left out of the file.
 */
export interface StudiesRow {
  /**
   * Key of the study, used by every other table.
   */
  readonly study_id: string;
  /**
   * Studies that share patients share the sample: two rows of one sample never enter one pooled number.
   */
  readonly sample_id: string;
  /**
   * Family name of the first author, or the organisation.
   */
  readonly first_author: string | null;
  /**
   * Year of publication; empty when nothing is published yet.
   */
  readonly year: number | null;
  /**
   * Title of the publication or of the registry record.
   */
  readonly title: string | null;
  /**
   * Journal with volume and pages, or the place of publication.
   */
  readonly journal: string | null;
  /**
   * Digital object identifier without an address in front of it.
   */
  readonly doi: string | null;
  /**
   * PubMed identifier, digits only.
   */
  readonly pmid: string | null;
  /**
   * Identifier in a trial or review registry.
   */
  readonly registration: string | null;
  /**
   * Study design, a word of the study's list. Reviews and surveys are context and never pooled with the trials that they contain.
   */
  readonly design: string;
  /**
   * Condition treated, a word of the study's list.
   */
  readonly condition: string;
  /**
   * What is compared with what, a word of the study's list.
   */
  readonly comparison_type: string;
  /**
   * Country or countries.
   */
  readonly country: string | null;
  /**
   * Where and how people were treated.
   */
  readonly setting: string | null;
  /**
   * People enrolled. Never a stand-in for the n of a result.
   */
  readonly n_enrolled: number | null;
  /**
   * Longest follow-up that the study reports.
   */
  readonly followup_days_max: number | null;
  /**
   * Public page where the study was read.
   */
  readonly source_url: string;
  /**
   * What kind of page the study was read on.
   */
  readonly source_kind: "abstract" | "fulltext" | "registry" | "review_table" | "secondary";
  /**
   * Anything that a careful reader must know.
   */
  readonly notes: string | null;
}

export interface StudiesColumns {
  readonly study_id: CategoryColumn;
  readonly sample_id: CategoryColumn;
  readonly first_author: TextColumn;
  readonly year: IntegerColumn;
  readonly title: TextColumn;
  readonly journal: TextColumn;
  readonly doi: TextColumn;
  readonly pmid: TextColumn;
  readonly registration: TextColumn;
  readonly design: CategoryColumn;
  readonly condition: CategoryColumn;
  readonly comparison_type: CategoryColumn;
  readonly country: TextColumn;
  readonly setting: TextColumn;
  readonly n_enrolled: IntegerColumn;
  readonly followup_days_max: IntegerColumn;
  readonly source_url: TextColumn;
  readonly source_kind: CategoryColumn;
  readonly notes: TextColumn;
}

/**
 * One row is one arm of a published study.
 */
export interface ArmsRow {
  /**
   * The study that the arm belongs to.
   */
  readonly study_id: string;
  /**
   * Key of the arm inside its study.
   */
  readonly arm_id: string;
  /**
   * What the arm received, a word of the study's list. It is not the treatment state at a later day.
   */
  readonly modality: string;
  /**
   * The arm in the words of the publication.
   */
  readonly label: string | null;
  /**
   * People who started in the arm; empty when not printed.
   */
  readonly n_start: number | null;
  /**
   * Route of the drug, a word of the study's list.
   */
  readonly route: string | null;
  /**
   * Dose as printed.
   */
  readonly dose: string | null;
  /**
   * Number of doses as printed; may be a range.
   */
  readonly n_doses: string | null;
  /**
   * Kind of therapy, a word of the study's list.
   */
  readonly therapy_kind: string | null;
  /**
   * Name of the therapy as printed.
   */
  readonly psychotherapy_type: string | null;
  /**
   * Number of therapy sessions planned or held.
   */
  readonly n_therapy_sessions: number | null;
  /**
   * When the therapy took place with respect to the doses.
   */
  readonly therapy_timing: string | null;
  /**
   * Mean age in the arm.
   */
  readonly age_mean: number | null;
  /**
   * Share of women in the arm, in percent.
   */
  readonly female_percent: number | null;
  /**
   * Anything that a careful reader must know.
   */
  readonly notes: string | null;
}

export interface ArmsColumns {
  readonly study_id: CategoryColumn;
  readonly arm_id: CategoryColumn;
  readonly modality: CategoryColumn;
  readonly label: TextColumn;
  readonly n_start: IntegerColumn;
  readonly route: CategoryColumn;
  readonly dose: TextColumn;
  readonly n_doses: TextColumn;
  readonly therapy_kind: CategoryColumn;
  readonly psychotherapy_type: TextColumn;
  readonly n_therapy_sessions: IntegerColumn;
  readonly therapy_timing: TextColumn;
  readonly age_mean: NumberColumn;
  readonly female_percent: NumberColumn;
  readonly notes: TextColumn;
}

/**
 * One row is one reported number, with the place where it was read.
 */
export interface ResultsRow {
  /**
   * The study that reports the number.
   */
  readonly study_id: string;
  /**
   * Key of the number; stable for ever.
   */
  readonly result_id: string;
  /**
   * arm: the number describes `arm_id`; contrast: `arm_id` against `comparator_arm_id`.
   */
  readonly kind: "arm" | "contrast";
  /**
   * What was measured, a word of the study's list.
   */
  readonly outcome: string;
  /**
   * Scale or definition, lower case, as published; need not be one of the study's instrument files.
   */
  readonly instrument: string | null;
  /**
   * Days since `day_origin`; a fraction when the source gives hours.
   */
  readonly day: number | null;
  /**
   * What day 0 is.
   */
  readonly day_origin: "first_dose" | "last_dose" | "randomisation" | "baseline" | "end_of_treatment" | null;
  /**
   * The arm that the number describes, or the first of a contrast.
   */
  readonly arm_id: string;
  /**
   * Second arm of a contrast; empty for kind arm.
   */
  readonly comparator_arm_id: string | null;
  /**
   * What kind of number `estimate` is. direction_only, p_value_only and other never enter a pooled number.
   */
  readonly measure:
    | "events"
    | "proportion"
    | "survival_probability"
    | "mean"
    | "mean_change"
    | "prepost_smd"
    | "median_days"
    | "mean_difference"
    | "smd"
    | "risk_ratio"
    | "odds_ratio"
    | "hazard_ratio"
    | "p_value_only"
    | "direction_only"
    | "other";
  /**
   * The number; shares are fractions, ratios are on their own scale and never logged.
   */
  readonly estimate: number | null;
  /**
   * Standard deviation of the scores.
   */
  readonly sd: number | null;
  /**
   * Standard error of the estimate as printed.
   */
  readonly se: number | null;
  /**
   * Lower limit of the printed interval.
   */
  readonly ci_low: number | null;
  /**
   * Upper limit of the printed interval.
   */
  readonly ci_high: number | null;
  /**
   * How the printed p-value stands to `p_value`: < with 0.001 means p < 0.001.
   */
  readonly p_relation: "=" | "<" | "<=" | ">" | ">=" | null;
  /**
   * The printed p-value.
   */
  readonly p_value: number | null;
  /**
   * People that the number rests on.
   */
  readonly n: number | null;
  /**
   * People with the outcome.
   */
  readonly events: number | null;
  /**
   * Which direction of `estimate` is good for the patient.
   */
  readonly better: "higher" | "lower" | "neither" | null;
  /**
   * How near to the study the number was read. Secondary rows serve sensitivity analyses only.
   */
  readonly source_tier: "fulltext" | "abstract" | "registry" | "review" | "secondary";
  /**
   * Public page where the number was read.
   */
  readonly source_url: string;
  /**
   * Where on that page.
   */
  readonly source_where: string;
  /**
   * Which part of a trial of both treatments in turn the number is from: the first period alone, the second alone, the difference within people (paired), or all periods taken as if of different people. Blank where the trial is no crossover, or the source does not say.
   */
  readonly period: "first" | "second" | "paired" | "all" | null;
  /**
   * Whether the trial itself names this number's outcome, instrument and time as its primary one. Blank where the source does not say.
   */
  readonly stated_primary: 0 | 1 | null;
  /**
   * Anything that a careful reader must know.
   */
  readonly notes: string | null;
}

export interface ResultsColumns {
  readonly study_id: CategoryColumn;
  readonly result_id: CategoryColumn;
  readonly kind: CategoryColumn;
  readonly outcome: CategoryColumn;
  readonly instrument: CategoryColumn;
  readonly day: NumberColumn;
  readonly day_origin: CategoryColumn;
  readonly arm_id: CategoryColumn;
  readonly comparator_arm_id: CategoryColumn;
  readonly measure: CategoryColumn;
  readonly estimate: NumberColumn;
  readonly sd: NumberColumn;
  readonly se: NumberColumn;
  readonly ci_low: NumberColumn;
  readonly ci_high: NumberColumn;
  readonly p_relation: CategoryColumn;
  readonly p_value: NumberColumn;
  readonly n: IntegerColumn;
  readonly events: IntegerColumn;
  readonly better: CategoryColumn;
  readonly source_tier: CategoryColumn;
  readonly source_url: TextColumn;
  readonly source_where: TextColumn;
  readonly period: CategoryColumn;
  readonly stated_primary: IntegerColumn;
  readonly notes: TextColumn;
}

/**
 * One row is one judgement on one domain of one study.
 */
export interface RiskOfBiasRow {
  /**
   * The study that is judged.
   */
  readonly study_id: string;
  /**
   * The tool that the judgement was made with.
   */
  readonly tool: "rob2" | "rob1" | "robins_i" | "robins_e" | "nos" | "jbi" | "amstar2" | "robis" | "other";
  /**
   * Domain of the tool, in the tool's words.
   */
  readonly domain: string;
  /**
   * The judgement, in the tool's words.
   */
  readonly judgement: "low" | "some_concerns" | "unclear" | "moderate" | "high" | "serious" | "critical" | "no_information";
  /**
   * Who judged.
   */
  readonly assessed_by: string;
  /**
   * Public page where the judgement was read.
   */
  readonly source_url: string;
}

export interface RiskOfBiasColumns {
  readonly study_id: CategoryColumn;
  readonly tool: CategoryColumn;
  readonly domain: CategoryColumn;
  readonly judgement: CategoryColumn;
  readonly assessed_by: TextColumn;
  readonly source_url: TextColumn;
}

/**
 * One row says which published number is which share of whom, after what, and whether it is modelled.
 */
export interface DurabilityRow {
  /**
   * The number in the table of results.
   */
  readonly result_id: string;
  /**
   * The set of people; rows with one unit are the same people.
   */
  readonly unit_id: string;
  /**
   * Family of conditions, a word of the study's list; families never enter one model.
   */
  readonly family: string;
  /**
   * What led to the state that is followed, a word of the study's list.
   */
  readonly strand: string;
  /**
   * What happened to the treatment during follow-up.
   */
  readonly after: "stopped" | "continued" | "rescue_allowed" | "unknown";
  /**
   * Rows with one word here were randomised against each other.
   */
  readonly randomised_contrast: string | null;
  /**
   * Who is followed.
   */
  readonly population: "responders" | "remitters" | "stable" | "all_started" | "other";
  /**
   * What ends staying well.
   */
  readonly event: "relapse" | "loss_of_response" | "loss_of_remission" | "first_use" | "point_response";
  /**
   * What day 0 of the number is.
   */
  readonly clock: "last_dose" | "single_dose" | "first_dose" | "end_of_treatment" | "randomisation";
  /**
   * Days to add so that the clock runs from the last dose.
   */
  readonly shift_days: number | null;
  /**
   * Day since the last dose on which the people were known to be well.
   */
  readonly entry_day: number | null;
  /**
   * What the number says: a count, a share, a median, a hazard ratio, or nothing usable.
   */
  readonly term: "count" | "share" | "median" | "hr" | "none";
  /**
   * People followed.
   */
  readonly n: number | null;
  /**
   * printed; recovered from a percent; linked from another row; none.
   */
  readonly n_source: "printed" | "recovered" | "linked" | "none";
  /**
   * People who are no longer well.
   */
  readonly events: number | null;
  /**
   * Share still well at that day.
   */
  readonly share_well: number | null;
  /**
   * Where the number enters: the model, a sensitivity analysis, only the picture, or nothing.
   */
  readonly use: "model" | "sensitivity" | "picture" | "no";
  /**
   * Why it is used so.
   */
  readonly reason: string;
}

export interface DurabilityColumns {
  readonly result_id: CategoryColumn;
  readonly unit_id: CategoryColumn;
  readonly family: CategoryColumn;
  readonly strand: CategoryColumn;
  readonly after: CategoryColumn;
  readonly randomised_contrast: CategoryColumn;
  readonly population: CategoryColumn;
  readonly event: CategoryColumn;
  readonly clock: CategoryColumn;
  readonly shift_days: NumberColumn;
  readonly entry_day: NumberColumn;
  readonly term: CategoryColumn;
  readonly n: IntegerColumn;
  readonly n_source: CategoryColumn;
  readonly events: IntegerColumn;
  readonly share_well: NumberColumn;
  readonly use: CategoryColumn;
  readonly reason: TextColumn;
}

/**
 * One row is one patient. Further columns are declared in study.json under extraColumns.
 */
export interface PatientsRow {
  /**
   * Key of the patient inside the data set; never a name, a date of birth or a hospital number.
   */
  readonly patient_id: string;
  /**
   * Clinic or site, a word of the study's list.
   */
  readonly site: string | null;
  /**
   * The cohort that the source assigns; empty when it must be derived from the sessions.
   */
  readonly cohort: string | null;
  /**
   * Age in whole years at the first dose.
   */
  readonly age: number | null;
  /**
   * Sex as recorded.
   */
  readonly sex: "female" | "male" | "other" | "unknown" | null;
  /**
   * Condition treated, a word of the study's list.
   */
  readonly condition: string;
  /**
   * What the person wants from treatment, a word of the study's list.
   */
  readonly goal: string | null;
  /**
   * The cohort that the person would have chosen; empty when not asked or undecided.
   */
  readonly preferred_cohort: string | null;
}

export interface PatientsColumns {
  readonly patient_id: CategoryColumn;
  readonly site: CategoryColumn;
  readonly cohort: CategoryColumn;
  readonly age: IntegerColumn;
  readonly sex: CategoryColumn;
  readonly condition: CategoryColumn;
  readonly goal: CategoryColumn;
  readonly preferred_cohort: CategoryColumn;
}

/**
 * One row is one score of one patient on one day.
 */
export interface OutcomesRow {
  /**
   * Key of the patient inside the data set; never a name, a date of birth or a hospital number.
   */
  readonly patient_id: string;
  /**
   * Id of an instrument file of the study.
   */
  readonly instrument: string;
  /**
   * Day of the score. Day 0 is the first dose of the index course.
   */
  readonly day: number;
  /**
   * Total score on the instrument's own scale; empty when the visit took place without a score.
   */
  readonly score: number | null;
  /**
   * Answers to the single items, from the columns item_1, item_2, … of the file, in that order; the total is recomputed where all are present.
   */
  readonly items: readonly (number | null)[] | null;
}

export interface OutcomesColumns {
  readonly patient_id: CategoryColumn;
  readonly instrument: CategoryColumn;
  readonly day: IntegerColumn;
  readonly score: NumberColumn;
}

/**
 * One row is one session: a dose, or a talk.
 */
export interface SessionsRow {
  /**
   * Key of the patient inside the data set; never a name, a date of birth or a hospital number.
   */
  readonly patient_id: string;
  /**
   * Number of the course, 1 for the index course.
   */
  readonly course: number | null;
  /**
   * Day of the session. Day 0 is the first dose of the index course.
   */
  readonly day: number;
  /**
   * What took place.
   */
  readonly kind: "dose" | "preparation" | "integration" | "therapy";
  /**
   * Part of treatment that a dose belongs to.
   */
  readonly phase: "acute" | "maintenance" | "rescue" | "unknown" | null;
  /**
   * Route of the dose, a word of the study's list.
   */
  readonly route: string | null;
  /**
   * Amount given.
   */
  readonly dose: number | null;
  /**
   * Unit of the dose, a word of the study's list.
   */
  readonly dose_unit: string | null;
  /**
   * Length of the session.
   */
  readonly minutes: number | null;
}

export interface SessionsColumns {
  readonly patient_id: CategoryColumn;
  readonly course: IntegerColumn;
  readonly day: IntegerColumn;
  readonly kind: CategoryColumn;
  readonly phase: CategoryColumn;
  readonly route: CategoryColumn;
  readonly dose: NumberColumn;
  readonly dose_unit: CategoryColumn;
  readonly minutes: NumberColumn;
}

/**
 * One row is one set of answers of one patient on one day.
 */
export interface SatisfactionRow {
  /**
   * Key of the patient inside the data set; never a name, a date of birth or a hospital number.
   */
  readonly patient_id: string;
  /**
   * Day of the answers. Day 0 is the first dose of the index course.
   */
  readonly day: number;
  /**
   * Id of an instrument file of the study.
   */
  readonly instrument: string;
  /**
   * Total score on the instrument's own scale; empty when not answered.
   */
  readonly score: number | null;
  /**
   * Main reason, a word of the study's list; free text is refused.
   */
  readonly reason: string | null;
  /**
   * Answers to the single items, from the columns item_1, item_2, … of the file, in that order; the total is recomputed where all are present.
   */
  readonly items: readonly (number | null)[] | null;
}

export interface SatisfactionColumns {
  readonly patient_id: CategoryColumn;
  readonly day: IntegerColumn;
  readonly instrument: CategoryColumn;
  readonly score: NumberColumn;
  readonly reason: CategoryColumn;
}

/**
 * One row is one event.
 */
export interface EventsRow {
  /**
   * Key of the patient inside the data set; never a name, a date of birth or a hospital number.
   */
  readonly patient_id: string;
  /**
   * Day of the event. Day 0 is the first dose of the index course.
   */
  readonly day: number;
  /**
   * What happened.
   */
  readonly kind: "rescue" | "hospitalisation" | "dropout" | "death" | "adverse_event";
  /**
   * Why it happened, where known.
   */
  readonly cause: "worsening" | "new_medication" | "ect" | "suicide" | "adverse_event" | "other" | "unknown" | null;
  /**
   * How severe an adverse event was.
   */
  readonly severity: "mild" | "moderate" | "severe" | "life_threatening" | "fatal" | null;
}

export interface EventsColumns {
  readonly patient_id: CategoryColumn;
  readonly day: IntegerColumn;
  readonly kind: CategoryColumn;
  readonly cause: CategoryColumn;
  readonly severity: CategoryColumn;
}

/**
 * What a person judged the certainty of the published evidence to be; it stands above what the rules suggest, and is marked as judged.
 */
export interface CertaintyFile {
  /**
   * Path of this schema, for editors.
   */
  readonly $schema?: string;
  /**
   * One for each statement that a person rated; empty when the rules speak alone.
   *
   * Items: One judgement.
   */
  readonly judgements: readonly {
    /**
     * Id of the statement in claims.json; a part as claim/part.
     */
    readonly claim: string;
    /**
     * Which half is rated; only published evidence has a certainty.
     */
    readonly half?: "published";
    /**
     * The judgement.
     */
    readonly certainty: "high" | "moderate" | "low" | "very-low";
    /**
     * Who judged: a name or a role.
     */
    readonly by: string;
    /**
     * Day of the judgement.
     */
    readonly date: string;
    /**
     * Why, in a sentence; a judgement without a reason is an error, whichever way it goes.
     */
    readonly reason: string;
  }[];
}

/**
 * The statements under test, each with the estimand that decides it and the words of each verdict.
 */
export interface ClaimsFile {
  /**
   * Where the schema of this file stands.
   */
  readonly $schema?: string;
  /**
   * Where the statements come from.
   */
  readonly source: string;
  /**
   * The statements in the order of the ledger.
   */
  readonly claims: readonly {
    /**
     * A slug.
     */
    readonly id: string;
    /**
     * Statements of one group stand together in the ledger.
     */
    readonly group: "onset" | "durability" | "depth" | "preference" | "safety" | "mechanism";
    /**
     * Whether the statement was found in an article or added by the study.
     */
    readonly origin: "article" | "ours";
    /**
     * Short name in the ledger strip.
     */
    readonly label: string;
    /**
     * The statement in our own words.
     */
    readonly statement: string;
    /**
     * How it is judged.
     */
    readonly type: "causal" | "descriptive" | "interaction" | "compound" | "untestable";
    /**
     * What decides the statement in the published evidence.
     */
    readonly published: {
      /**
       * The one headline that decides; null when none can.
       */
      readonly headline: string | null;
      /**
       * Headlines that decide, in this order, when the one before them rests on no usable number; never pooled across. Each has a smallest worthwhile effect of its own.
       */
      readonly fallback: readonly {
        /**
         * Id of the headline.
         */
        readonly headline: string;
        /**
         * Key of plan.mwe.
         */
        readonly minimum: string;
      }[];
      /**
       * For a statement that is the sum of other rows of the ledger; null for all others. Its published half then follows from theirs, as that of a compound statement.
       */
      readonly from: {
        /**
         * Statement or statement/component ids, each declared before this one.
         */
        readonly rows: readonly string[];
        /**
         * Parts that no row covers: each counts as no evidence.
         */
        readonly gaps: readonly string[];
      } | null;
      /**
       * Headlines that stand beside it and cannot change the verdict.
       */
      readonly supporting: readonly string[];
      /**
       * How the interval becomes a verdict: interval (a difference worth having), within (no difference that matters in either direction), or a threshold that the whole interval, or a median, must pass.
       */
      readonly rule: "interval" | "within" | "below" | "above" | "median-between" | "median-at-least" | "none";
      /**
       * Key of plan.mwe; null for rules with a threshold.
       */
      readonly minimum: string | null;
      /**
       * Bounds of a threshold rule, on the scale of the headline: the limit (and, for above, the smallest point estimate), or the two ends for a median.
       */
      readonly threshold: readonly number[] | null;
      /**
       * True when people know which treatment they get and report the outcome themselves: costs certainty.
       */
      readonly unblinded: boolean;
      /**
       * Declared flags: population, intervention, comparator, outcome, time.
       */
      readonly indirectness: readonly ("population" | "intervention" | "comparator" | "outcome" | "time")[];
      /**
       * True when a published review may decide.
       */
      readonly reviewRows: boolean;
      /**
       * Reason code when published numbers cannot test it; null when they can.
       */
      readonly notTestable: string | null;
    };
    /**
     * What decides the statement in a patient-level data set.
     */
    readonly patients: {
      /**
       * Without the data set prefix; null when none can.
       */
      readonly headline: string | null;
      /**
       * Headline that must have the same sign, for both-ways a worthwhile difference the other way; null when there is none.
       */
      readonly companion: string | null;
      /**
       * Key of plan.mwe; null for rules with a threshold.
       */
      readonly minimum: string | null;
      /**
       * As in the published half; both-ways: the deciding headline must show a worthwhile difference and the companion one the other way.
       */
      readonly rule: "interval" | "within" | "below" | "above" | "median-between" | "median-at-least" | "both-ways" | "none";
      /**
       * As in the published half.
       */
      readonly threshold: readonly number[] | null;
      /**
       * What a clear difference between people who chose must pass before it settles a causal statement. One that is not passed, or whose number cannot be worked out, leaves it open as fragile; without any check the statement is left open.
       *
       * Items: One number and what it must show.
       */
      readonly checks: readonly {
        /**
         * Name of the check; the ledger has words for it.
         */
        readonly id: string;
        /**
         * same-sign: points the same way as the deciding number. share: at least the limit of a share of positive results, or of what is left of it where the deciding number is negative. above, at-least: a number beyond, or at or beyond, the limit.
         */
        readonly kind: "same-sign" | "share" | "above" | "at-least";
        /**
         * Number that is looked at, without the data set prefix.
         */
        readonly headline: string;
        /**
         * Number that is looked at instead where the deciding number speaks against the statement; null: the same.
         */
        readonly opposite: string | null;
        /**
         * Key of plan.cohortChecks; null for same-sign.
         */
        readonly limit: "multiverseShare" | "tipping" | "eValue" | null;
      }[];
      /**
       * Reason code when patient data cannot test it; null when they can.
       */
      readonly notTestable: string | null;
    };
    /**
     * Sentences for each verdict, for readers without training.
     */
    readonly words: {
      /**
       * Sentence when the statement is supported, by certainty.
       */
      readonly supported: {
        /**
         * Sentence at high certainty.
         */
        readonly does: string;
        /**
         * Sentence at moderate certainty.
         */
        readonly probably: string;
        /**
         * Sentence at low certainty.
         */
        readonly may: string;
      } | null;
      /**
       * Sentence when the opposite holds, by certainty; null when it has none. For the rule within: when the difference matters and speaks against the intervention.
       */
      readonly opposite: {
        /**
         * Sentence at high certainty.
         */
        readonly does: string;
        /**
         * Sentence at moderate certainty.
         */
        readonly probably: string;
        /**
         * Sentence at low certainty.
         */
        readonly may: string;
      } | null;
      /**
       * Sentence when the difference is too small to matter, by certainty. For the rule within: when the difference matters and speaks for the intervention.
       */
      readonly little: {
        /**
         * Sentence at high certainty.
         */
        readonly does: string;
        /**
         * Sentence at moderate certainty.
         */
        readonly probably: string;
        /**
         * Sentence at low certainty.
         */
        readonly may: string;
      } | null;
      /**
       * Words that follow "We do not know yet".
       */
      readonly whether: string;
      /**
       * Words that follow "We found no study with a usable number on".
       */
      readonly asked: string;
      /**
       * Sentence when our data cannot test the statement; null when they can.
       */
      readonly notTestable: string | null;
      /**
       * The effect as a noun phrase, for readers with training.
       */
      readonly clinical: string;
    };
    /**
     * Parts of a compound statement, each with a verdict of its own; empty for the others.
     */
    readonly components: readonly {
      /**
       * A slug.
       */
      readonly id: string;
      /**
       * Short name in the ledger strip.
       */
      readonly label: string;
      /**
       * The statement in our own words.
       */
      readonly statement: string;
      /**
       * How it is judged.
       */
      readonly type: "causal" | "descriptive" | "interaction" | "compound" | "untestable";
      /**
       * What decides the statement in the published evidence.
       */
      readonly published: {
        /**
         * The one headline that decides; null when none can.
         */
        readonly headline: string | null;
        /**
         * Headlines that decide, in this order, when the one before them rests on no usable number; never pooled across. Each has a smallest worthwhile effect of its own.
         */
        readonly fallback: readonly {
          /**
           * Id of the headline.
           */
          readonly headline: string;
          /**
           * Key of plan.mwe.
           */
          readonly minimum: string;
        }[];
        /**
         * For a statement that is the sum of other rows of the ledger; null for all others. Its published half then follows from theirs, as that of a compound statement.
         */
        readonly from: {
          /**
           * Statement or statement/component ids, each declared before this one.
           */
          readonly rows: readonly string[];
          /**
           * Parts that no row covers: each counts as no evidence.
           */
          readonly gaps: readonly string[];
        } | null;
        /**
         * Headlines that stand beside it and cannot change the verdict.
         */
        readonly supporting: readonly string[];
        /**
         * How the interval becomes a verdict: interval (a difference worth having), within (no difference that matters in either direction), or a threshold that the whole interval, or a median, must pass.
         */
        readonly rule: "interval" | "within" | "below" | "above" | "median-between" | "median-at-least" | "none";
        /**
         * Key of plan.mwe; null for rules with a threshold.
         */
        readonly minimum: string | null;
        /**
         * Bounds of a threshold rule, on the scale of the headline: the limit (and, for above, the smallest point estimate), or the two ends for a median.
         */
        readonly threshold: readonly number[] | null;
        /**
         * True when people know which treatment they get and report the outcome themselves: costs certainty.
         */
        readonly unblinded: boolean;
        /**
         * Declared flags: population, intervention, comparator, outcome, time.
         */
        readonly indirectness: readonly ("population" | "intervention" | "comparator" | "outcome" | "time")[];
        /**
         * True when a published review may decide.
         */
        readonly reviewRows: boolean;
        /**
         * Reason code when published numbers cannot test it; null when they can.
         */
        readonly notTestable: string | null;
      };
      /**
       * What decides the statement in a patient-level data set.
       */
      readonly patients: {
        /**
         * Without the data set prefix; null when none can.
         */
        readonly headline: string | null;
        /**
         * Headline that must have the same sign, for both-ways a worthwhile difference the other way; null when there is none.
         */
        readonly companion: string | null;
        /**
         * Key of plan.mwe; null for rules with a threshold.
         */
        readonly minimum: string | null;
        /**
         * As in the published half; both-ways: the deciding headline must show a worthwhile difference and the companion one the other way.
         */
        readonly rule: "interval" | "within" | "below" | "above" | "median-between" | "median-at-least" | "both-ways" | "none";
        /**
         * As in the published half.
         */
        readonly threshold: readonly number[] | null;
        /**
         * What a clear difference between people who chose must pass before it settles a causal statement. One that is not passed, or whose number cannot be worked out, leaves it open as fragile; without any check the statement is left open.
         *
         * Items: One number and what it must show.
         */
        readonly checks: readonly {
          /**
           * Name of the check; the ledger has words for it.
           */
          readonly id: string;
          /**
           * same-sign: points the same way as the deciding number. share: at least the limit of a share of positive results, or of what is left of it where the deciding number is negative. above, at-least: a number beyond, or at or beyond, the limit.
           */
          readonly kind: "same-sign" | "share" | "above" | "at-least";
          /**
           * Number that is looked at, without the data set prefix.
           */
          readonly headline: string;
          /**
           * Number that is looked at instead where the deciding number speaks against the statement; null: the same.
           */
          readonly opposite: string | null;
          /**
           * Key of plan.cohortChecks; null for same-sign.
           */
          readonly limit: "multiverseShare" | "tipping" | "eValue" | null;
        }[];
        /**
         * Reason code when patient data cannot test it; null when they can.
         */
        readonly notTestable: string | null;
      };
      /**
       * Sentences for each verdict, for readers without training.
       */
      readonly words: {
        /**
         * Sentence when the statement is supported, by certainty.
         */
        readonly supported: {
          /**
           * Sentence at high certainty.
           */
          readonly does: string;
          /**
           * Sentence at moderate certainty.
           */
          readonly probably: string;
          /**
           * Sentence at low certainty.
           */
          readonly may: string;
        } | null;
        /**
         * Sentence when the opposite holds, by certainty; null when it has none. For the rule within: when the difference matters and speaks against the intervention.
         */
        readonly opposite: {
          /**
           * Sentence at high certainty.
           */
          readonly does: string;
          /**
           * Sentence at moderate certainty.
           */
          readonly probably: string;
          /**
           * Sentence at low certainty.
           */
          readonly may: string;
        } | null;
        /**
         * Sentence when the difference is too small to matter, by certainty. For the rule within: when the difference matters and speaks for the intervention.
         */
        readonly little: {
          /**
           * Sentence at high certainty.
           */
          readonly does: string;
          /**
           * Sentence at moderate certainty.
           */
          readonly probably: string;
          /**
           * Sentence at low certainty.
           */
          readonly may: string;
        } | null;
        /**
         * Words that follow "We do not know yet".
         */
        readonly whether: string;
        /**
         * Words that follow "We found no study with a usable number on".
         */
        readonly asked: string;
        /**
         * Sentence when our data cannot test the statement; null when they can.
         */
        readonly notTestable: string | null;
        /**
         * The effect as a noun phrase, for readers with training.
         */
        readonly clinical: string;
      };
    }[];
  }[];
}

/**
 * What one patient-level data set is, where it comes from and on what terms it may be used.
 */
export interface DatasetFile {
  /**
   * Path of this schema, for editors.
   */
  readonly $schema?: string;
  /**
   * Slug; equals the name of the folder.
   */
  readonly id: string;
  /**
   * real: people; simulated: made by a generator, never evidence.
   */
  readonly kind: "real" | "simulated";
  /**
   * Name of the data set as it is shown.
   */
  readonly title: string;
  /**
   * What a reader must know before using it.
   */
  readonly description: string;
  /**
   * SPDX identifier, or the terms in words.
   */
  readonly licence: string;
  /**
   * Date of the data: the last day that they cover or the day of the extract; never a file's date.
   */
  readonly asOf: string;
  /**
   * Where the data come from and what was done to them.
   */
  readonly provenance: string;
  /**
   * Texts that mean missing in the tables of this data set, beside an empty cell.
   *
   * Items: One such text.
   */
  readonly missingCodes?: readonly string[];
  /**
   * Who allowed this use of patients' data; required for real data.
   */
  readonly approval?: {
    /**
     * Ethics committee or review board.
     */
    readonly body: string;
    /**
     * Number of its decision.
     */
    readonly id: string;
    /**
     * Day of its decision.
     */
    readonly date: string;
    /**
     * The law or consent that the processing rests on.
     */
    readonly lawfulBasis: string;
    /**
     * Whom to ask.
     */
    readonly contact: string;
  } | null;
}

/**
 * One questionnaire or rating scale: its range, its direction, and the thresholds that publications give, each with its source. Null or empty means that no source could be confirmed.
 */
export interface InstrumentFile {
  /**
   * Path of this schema, relative to the file, for editors.
   */
  readonly $schema?: string;
  /**
   * A slug: the name of the file without its ending, and what tables of patients call the instrument.
   */
  readonly id: string;
  /**
   * Full name with its usual abbreviation.
   */
  readonly name: string;
  /**
   * What is measured; analyses ask for instruments by it.
   */
  readonly construct: string;
  /**
   * Who gives the score: the patient, a clinician, or a trained interviewer.
   */
  readonly rater: "self" | "clinician" | "interviewer";
  /**
   * Number of items.
   */
  readonly items: number;
  /**
   * Lowest and highest score of one item; over all items where they differ.
   *
   * @minItems 2
   * @maxItems 2
   */
  readonly itemRange: readonly [number, number];
  /**
   * Lowest and highest possible total.
   *
   * @minItems 2
   * @maxItems 2
   */
  readonly range: readonly [number, number];
  /**
   * Distance from one possible total to the next; null when any number in the range is one.
   */
  readonly step: number | null;
  /**
   * How the total comes from the items; null when it cannot be recomputed from them by one of these.
   */
  readonly total: "sum" | "mean" | null;
  /**
   * Which direction of the total is good for the patient.
   */
  readonly better: "lower" | "higher";
  /**
   * Days that the questions look back on; null when not fixed.
   */
  readonly recallDays: number | null;
  /**
   * Published bands of severity, best first; together they cover the range. Empty when no citation gives them.
   *
   * Items: One band of severity.
   */
  readonly bands: readonly {
    /**
     * Name of the band, lower case.
     */
    readonly label: string;
    /**
     * Lowest score of the band.
     */
    readonly from: number;
    /**
     * Highest score of the band.
     */
    readonly to: number;
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  }[];
  /**
   * Score from which a person counts as having the condition at baseline; null when none is cited.
   */
  readonly entryCutoff: {
    /**
     * The cut-off; it belongs to the condition.
     */
    readonly value: number;
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  } | null;
  /**
   * Smallest improvement that counts as response; null when none is cited.
   */
  readonly response: {
    /**
     * Share of the distance from baseline to the best possible score.
     */
    readonly share: number;
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  } | null;
  /**
   * Score that counts as remission; null when none is cited.
   */
  readonly remission: {
    /**
     * The worst score that is still remission: the highest where lower is better, the lowest where higher is better.
     */
    readonly max: number;
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  } | null;
  /**
   * Score rules of relapse that publications use with this instrument; null when none is cited. They are never carried over to another instrument.
   */
  readonly relapse:
    | readonly {
        /**
         * Which side of the value is relapse.
         */
        readonly rule: "score-at-least" | "score-at-most";
        /**
         * The score of the rule.
         */
        readonly value: number;
        /**
         * How many visits in a row must meet it; absent when one is enough or none was stated.
         */
        readonly times?: number;
        /**
         * Longest time between these visits; absent when none was stated.
         */
        readonly withinDays?: number;
        /**
         * Id of the reference that gives this number; it stands in the same file.
         */
        readonly citation: string;
      }[]
    | null;
  /**
   * Smallest change that matters to a patient; null when none is cited in points.
   */
  readonly minimalImportantDifference: {
    /**
     * The difference.
     */
    readonly value: number;
    /**
     * What the value is counted in.
     */
    readonly kind: "points";
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  } | null;
  /**
   * Standard deviation of totals in a comparable population, for priors and effect sizes in points; null when none is cited.
   */
  readonly referenceSd: {
    /**
     * The standard deviation.
     */
    readonly value: number;
    /**
     * Id of the reference that gives this number; it stands in the same file.
     */
    readonly citation: string;
  } | null;
  /**
   * Published bands of satisfaction, least satisfied first; null when no citation gives cut points.
   */
  readonly satisfactionBands:
    | readonly {
        /**
         * Name of the band, lower case.
         */
        readonly label: string;
        /**
         * Lowest score of the band.
         */
        readonly from: number;
        /**
         * Highest score of the band.
         */
        readonly to: number;
        /**
         * Whether people in this band count as dissatisfied.
         */
        readonly dissatisfied: boolean;
        /**
         * Id of the reference that gives this number; it stands in the same file.
         */
        readonly citation: string;
      }[]
    | null;
  /**
   * How tables of published numbers spell it, lower case; no two instruments share one.
   */
  readonly aliases: readonly string[];
  /**
   * What the citations of this file point to, and other sources of the numbers.
   *
   * Items: One publication or page, as it was read.
   */
  readonly references: readonly {
    /**
     * Author and year as a slug; what citations point to.
     */
    readonly id: string;
    /**
     * Authors, title, journal, year, volume and pages, as far as they were seen.
     */
    readonly text: string;
    /**
     * Digital object identifier without a prefix; null when there is none or none was seen.
     */
    readonly doi: string | null;
    /**
     * Address of a page that was read; null when the DOI says enough.
     */
    readonly url: string | null;
    /**
     * What was read (abstract, table, page) and what it says of the numbers cited.
     */
    readonly where: string;
  }[];
}

/**
 * How the files of somebody else become our tables: which column is which field, how numbers are written, and what is declared because no file says it.
 */
export interface MappingFile {
  /**
   * Where the schema of this file stands, relative to it.
   */
  readonly $schema?: string;
  /**
   * A slug; it is kept in source.json beside the imported tables.
   */
  readonly id: string;
  /**
   * Which importer reads the file: contrasts is one row for each comparison of two arms on one outcome.
   */
  readonly kind: "contrasts";
  /**
   * Whose format it is, for people.
   */
  readonly title: string;
  /**
   * The table inside the folder that is imported.
   */
  readonly file: string;
  /**
   * Marks that may stand before the decimals; one number may hold one of them once.
   */
  readonly decimalMarks: readonly ("," | ".")[];
  /**
   * Cells that mean: not known. Anything else in a column of numbers is an issue.
   */
  readonly missing: readonly string[];
  /**
   * For each field of the importer the names of columns that may hold it; the first that the file has is taken.
   */
  readonly fields: {
    readonly [k: string]: readonly string[];
  };
  /**
   * By field, what a word of the file is called in our tables; the file's word in lower case. A word that is not listed is kept in lower case.
   */
  readonly words: {
    readonly [k: string]: {
      readonly [k: string]: string;
    };
  };
  /**
   * How the file made its effect sizes, and how far a number that is made again may lie from it.
   */
  readonly effects: {
    /**
     * Whether the variance of a standardised difference was taken before (d) or after (g) the correction for small samples.
     */
    readonly errorOf: "d" | "g";
    /**
     * Added to all four counts when one of them is 0.
     */
    readonly zeroCells: number;
    /**
     * The largest difference between a number of the file and the number made again that is no issue.
     */
    readonly tolerance: number;
    /**
     * How many times as large, or as small, a mean or deviation must be as the middle of its fellows in the row to be suspected of a decimal mark that is lost or moved.
     */
    readonly decimalRatio: number;
    /**
     * How near, as a share, the ratio of two standard errors must be to a power of ten for the same suspicion.
     */
    readonly decimalShare: number;
    /**
     * What the column of time is multiplied by to give days.
     */
    readonly daysPerTime: number;
    /**
     * What day 0 is.
     */
    readonly dayOrigin: "first_dose" | "last_dose" | "randomisation" | "baseline" | "end_of_treatment";
  };
  /**
   * What no file says and nothing may guess, for each data set by the name that it gives itself (metadata/shorthand.txt), in the order of the alphabet.
   */
  readonly sets: readonly {
    /**
     * The name that the data set gives itself.
     */
    readonly id: string;
    /**
     * Title of the report.
     */
    readonly title: string;
    /**
     * The question in the words of a reader without training.
     */
    readonly question: string;
    /**
     * Population, intervention, comparator and outcome in one sentence.
     */
    readonly questionClinical: string;
    /**
     * What the first arm of each comparison received, for charts.
     */
    readonly intervention: string;
    /**
     * What the second arm received.
     */
    readonly comparator: string;
    /**
     * Condition of all studies of the set.
     */
    readonly condition: string;
    /**
     * Which sign of the file's standardised difference is good for the first arm: declared, never guessed.
     */
    readonly sign: "negative-is-better" | "positive-is-better";
    /**
     * Which scores are good on the instruments of the set.
     */
    readonly better: "lower" | "higher";
    /**
     * The instruments that the set is known to use, in lower case, each with the better scores. Others are taken by the rule above and named as unknown.
     */
    readonly betterOf: {
      readonly [k: string]: "lower" | "higher";
    };
    /**
     * Whether many events are good (response) or bad (relapse, attempts).
     */
    readonly eventsBetter: "lower" | "higher";
    /**
     * The field that names what was measured.
     */
    readonly outcome: string;
    /**
     * Used when the folder has no metadata/last_search.txt that holds a date.
     */
    readonly dataAsOf: string;
    /**
     * Where the data set is published.
     */
    readonly source: string;
    /**
     * Name of the licence of the data; it travels with the imported study.
     */
    readonly licence: string;
    /**
     * Where the licence can be read.
     */
    readonly licenceUrl: string;
  }[];
  /**
   * The analyses of the imported study: copied to plan.preset of its study.json and judged there; null for none.
   */
  readonly preset: {} | null;
}

/**
 * The literature of the statistical methods that reports cite, each as it was confirmed.
 */
export interface MethodsFile {
  /**
   * Path of this schema, relative to the file, for editors.
   */
  readonly $schema?: string;
  /**
   * Publications in the order of their ids.
   *
   * Items: One publication.
   */
  readonly references: readonly {
    /**
     * Author and year as a slug; what citations point to.
     */
    readonly id: string;
    /**
     * Authors, title, journal, year, volume and pages, as far as they were seen.
     */
    readonly text: string;
    /**
     * Digital object identifier without a prefix; null when there is none or none was seen.
     */
    readonly doi: string | null;
    /**
     * Address of a page that was read; null when the DOI says enough.
     */
    readonly url: string | null;
    /**
     * What was read (abstract, table, page) and what it says of the numbers cited.
     */
    readonly where: string;
  }[];
}

/**
 * What became known after versions were written: retractions of studies that they cite, corrections of their own. It stands beside the versions of a study's report, which are never edited.
 */
export interface NoticesFile {
  /**
   * Path of this schema, for editors.
   */
  readonly $schema?: string;
  /**
   * One for each thing that became known; the list of versions and every run print them, newest first.
   *
   * Items: One notice.
   */
  readonly notices: readonly {
    /**
     * A slug of its own.
     */
    readonly id: string;
    /**
     * A cited study was retracted, a concern about one was published, or this report corrects itself.
     */
    readonly kind: "retraction" | "concern" | "correction";
    /**
     * Day on which it became known.
     */
    readonly date: string;
    /**
     * Numbers of the versions that it is about; null: all that there are and will be.
     */
    readonly versions: readonly number[] | null;
    /**
     * Id of the study in evidence/studies.csv, or null where it is about no study.
     */
    readonly study: string | null;
    /**
     * What a reader must know, in one or two sentences; never about a patient.
     */
    readonly text: string;
    /**
     * Where it can be read: an address, or null.
     */
    readonly source: string | null;
  }[];
}

/**
 * The analysis plan as it was frozen: what was decided, when and by whom. `afterglow lock` writes it; edited by hand, its digest no longer fits.
 */
export interface PlanLockFile {
  /**
   * Name and version of this form.
   */
  readonly schema: "afterglow/plan-lock/1";
  /**
   * SHA-256 of the canonical JSON (RFC 8785) of `plan`.
   */
  readonly sha256: string;
  /**
   * When it was frozen, in UTC.
   */
  readonly lockedAt: string;
  /**
   * Who froze it.
   */
  readonly by: string;
  /**
   * Where the plan is registered; null when nowhere.
   */
  readonly registration: string | null;
  /**
   * Every choice of study.json and every statement of claims.json as they stood: without names, notices, dates and words, which choose nothing.
   */
  readonly plan: {};
}

/**
 * `results.json` of a version: one row for each statistic of each headline, in the long form of the CDISC Analysis Results Standard with the column names of the R package cards. Not the table of published results, whose form is results.schema.json.
 */
export interface ResultsArdFile {
  /**
   * Name and version of this form.
   */
  readonly schema: "afterglow/results-ard/1";
  /**
   * Id of the study.
   */
  readonly study: string;
  /**
   * SHA-256 of the report.json that the rows are of.
   */
  readonly reportSha256: string;
  /**
   * What the numbers must not be taken for.
   */
  readonly stamps: readonly string[];
  /**
   * The statistics.
   */
  readonly rows: readonly {
    /**
     * What the results are grouped by.
     */
    readonly group1: "source";
    /**
     * `published`, or the id of the data set.
     */
    readonly group1_level: string;
    /**
     * The analysis that made the statistic.
     */
    readonly context: string;
    /**
     * What was measured: the part of the headline's id after source and analysis, up to the next slash.
     */
    readonly variable: string;
    /**
     * The rest of the headline's id: group, estimator, time; null when there is none.
     */
    readonly variable_level: string | null;
    /**
     * What was measured, in words.
     */
    readonly variable_label: string;
    /**
     * Which statistic the row holds; where the same one exists, its name in the R packages broom and cards.
     */
    readonly stat_name:
      | "estimate"
      | "std.error"
      | "std.error.scale"
      | "conf.low"
      | "conf.high"
      | "conf.level"
      | "conf.kind"
      | "method"
      | "statistic"
      | "parameter"
      | "p.value"
      | "test"
      | "N"
      | "n.event"
      | "not.estimable";
    /**
     * The same in words.
     */
    readonly stat_label: string;
    /**
     * The statistic, with every digit; text for a method, a kind, a scale, a test or a code; null when it could not be worked out or a limit is open. A share is a fraction.
     */
    readonly stat: number | string | null;
    /**
     * The value as people read it in the report; null when there is none.
     */
    readonly stat_fmt: string | null;
    /**
     * Unit of the value; null for a statistic without one.
     */
    readonly unit: string | null;
    /**
     * Which interval of the headline the row belongs to: 1 is the one that is printed; null for a row of no interval.
     */
    readonly interval: number | null;
    /**
     * Id of the headline in report.json.
     */
    readonly headline: string;
    /**
     * Id of the finding in report.json.
     */
    readonly finding: string;
    /**
     * Whom the finding speaks of, in words.
     */
    readonly population: string;
    /**
     * Whether the question was declared as primary or secondary, or is exploratory.
     */
    readonly standing: "primary" | "secondary" | "exploratory";
    /**
     * Published numbers, real patients, or simulated patients, which are not evidence.
     */
    readonly data_kind: "published" | "real" | "simulated";
    /**
     * People that the headline rests on.
     */
    readonly n: number;
    /**
     * Events among them; null when not counted.
     */
    readonly events: number | null;
    /**
     * How many rows of which tables the headline rests on.
     */
    readonly rows: readonly {
      /**
       * The table.
       */
      readonly table: string;
      /**
       * How many of its rows.
       */
      readonly count: number;
    }[];
    /**
     * Why a limit is open; null otherwise.
     */
    readonly warning: string | null;
    /**
     * Why there is no number, as a sentence; null when there is one.
     */
    readonly error: string | null;
  }[];
}

/**
 * How the published evidence was found and chosen (PRISMA 2020 flow); null is 'not known'.
 */
export interface ScreeningFile {
  /**
   * Path of this schema, for editors.
   */
  readonly $schema?: string;
  /**
   * Whether the evidence comes from a systematic search; it decides what the flow and the methods may claim.
   */
  readonly searchKind?: "systematic-review" | "not-a-systematic-review";
  /**
   * Each search that was run.
   *
   * Items: One search of one source.
   */
  readonly searches: readonly {
    /**
     * Database, registry or other place.
     */
    readonly source: string;
    /**
     * Day of the search; null when not recorded.
     */
    readonly date: string | null;
    /**
     * The query as it was sent; null when not recorded.
     */
    readonly query: string | null;
    /**
     * Records that it gave.
     */
    readonly found: number | null;
  }[];
  /**
   * Day of the last search; null when not recorded.
   */
  readonly lastSearched?: string | null;
  /**
   * Records found.
   */
  readonly identified: {
    /**
     * Records from databases.
     */
    readonly databases: number | null;
    /**
     * Records from registers.
     */
    readonly registers: number | null;
    /**
     * Records from other places.
     */
    readonly other: number | null;
  };
  /**
   * Records removed before screening as duplicates.
   */
  readonly duplicatesRemoved: number | null;
  /**
   * Records screened by title and abstract.
   */
  readonly screened: number | null;
  /**
   * Records excluded by title and abstract.
   */
  readonly excludedAtScreening: number | null;
  /**
   * Reports sought for retrieval.
   */
  readonly sought: number | null;
  /**
   * Reports that could not be had.
   */
  readonly notRetrieved: number | null;
  /**
   * Reports assessed in full.
   */
  readonly assessed: number | null;
  /**
   * Reports excluded after assessment, by reason.
   *
   * Items: One reason.
   */
  readonly excluded: readonly {
    /**
     * Why, in words.
     */
    readonly reason: string;
    /**
     * Reports excluded for it.
     */
    readonly reports: number | null;
  }[];
  /**
   * Studies included; null when it is to be counted from the table of studies.
   */
  readonly included: number | null;
  /**
   * Reports of the included studies; a study may have several; null when not recorded.
   */
  readonly includedReports?: number | null;
  /**
   * People who screened; null when not known.
   */
  readonly screenedBy: number | null;
  /**
   * Registration of the review; null when none.
   */
  readonly registration: string | null;
  /**
   * What a reader must know of the search.
   */
  readonly notes: string | null;
}

/**
 * Every number of the simulated cohort: who comes, who chooses what, how they fare, and what is seen of it. Roles, sites, conditions, goals and instruments are data of the study.
 */
export interface SimulationFile {
  /**
   * Path of the schema of this file.
   */
  readonly $schema?: string;
  /**
   * What this file is, in words for a reader.
   */
  readonly comment: string;
  /**
   * Start of the random streams. Every person has an own stream for every purpose, so that a changed parameter does not shift other draws.
   */
  readonly seed: number;
  /**
   * Number of people, including those screened out.
   */
  readonly patients: number;
  /**
   * Which cohort of the study plays which role.
   */
  readonly cohorts: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Id of the cohort without the added treatment.
     */
    readonly comparator: string;
    /**
     * Id of the cohort with it.
     */
    readonly intervention: string;
  };
  /**
   * Scales of the scores.
   */
  readonly instruments: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Id of the instrument whose scale the latent scores use.
     */
    readonly reference: string;
    /**
     * Every instrument in use.
     *
     * Items: One instrument; a whole number is written.
     */
    readonly levels: readonly {
      /**
       * Id of the instrument.
       */
      readonly id: string;
      /**
       * Smallest possible score.
       */
      readonly minimum: number;
      /**
       * Largest possible score.
       */
      readonly maximum: number;
    }[];
  };
  /**
   * Where people are treated.
   */
  readonly sites: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Every site.
     *
     * Items: One site.
     */
    readonly levels: readonly {
      /**
       * Site as written in the table of patients.
       */
      readonly id: string;
      /**
       * Share of all people.
       */
      readonly share: number;
      /**
       * Added to the log odds of receiving the intervention.
       */
      readonly choice: number;
      /**
       * Added to the log hazard of relapse.
       */
      readonly relapse: number;
    }[];
  };
  /**
   * What people are treated for.
   */
  readonly conditions: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Every condition.
     *
     * Items: One condition.
     */
    readonly levels: readonly {
      /**
       * Condition as written in the table of patients.
       */
      readonly id: string;
      /**
       * Share of all people.
       */
      readonly share: number;
      /**
       * Share of these people who are treatment resistant.
       */
      readonly resistant: number;
      /**
       * Id of the instrument that these people fill in.
       */
      readonly instrument: string;
    }[];
  };
  /**
   * What people hope for.
   */
  readonly goals: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Every goal.
     *
     * Items: One goal.
     */
    readonly levels: readonly {
      /**
       * Goal as written in the table of patients.
       */
      readonly id: string;
      /**
       * Share of all people.
       */
      readonly share: number;
      /**
       * Log odds of preferring the intervention.
       */
      readonly preference: number;
      /**
       * Added to the mean baseline score.
       */
      readonly severity: number;
      /**
       * Added to the log hazard of relapse.
       */
      readonly relapse: number;
      /**
       * The role that this goal goes with; null where neither.
       */
      readonly suits: "comparator" | "intervention" | null;
    }[];
  };
  /**
   * Characteristics before treatment.
   */
  readonly people: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Normal, cut to the limits, rounded to whole years.
     */
    readonly age: {
      /**
       * Mean age.
       */
      readonly mean: number;
      /**
       * Standard deviation.
       */
      readonly sd: number;
      /**
       * Youngest.
       */
      readonly minimum: number;
      /**
       * Oldest.
       */
      readonly maximum: number;
      /**
       * Centre of the z-score.
       */
      readonly centre: number;
      /**
       * Scale of the z-score.
       */
      readonly scale: number;
    };
    /**
     * Share of women.
     */
    readonly female: number;
    /**
     * Base plus a Poisson count.
     */
    readonly priorTreatments: {
      /**
       * Smallest number.
       */
      readonly base: number;
      /**
       * Mean of the Poisson count.
       */
      readonly mean: number;
      /**
       * Added to that mean in the treatment resistant.
       */
      readonly resistant: number;
      /**
       * Centre of the z-score.
       */
      readonly centre: number;
      /**
       * Scale of the z-score.
       */
      readonly scale: number;
    };
    /**
     * Baseline score on the reference scale: normal, cut to the limits.
     */
    readonly severity: {
      /**
       * Mean before what follows is added.
       */
      readonly mean: number;
      /**
       * Standard deviation.
       */
      readonly sd: number;
      /**
       * Added to the mean in the treatment resistant.
       */
      readonly resistant: number;
      /**
       * Lowest baseline.
       */
      readonly minimum: number;
      /**
       * Highest baseline.
       */
      readonly maximum: number;
      /**
       * Centre of the z-score.
       */
      readonly centre: number;
      /**
       * Scale of the z-score.
       */
      readonly scale: number;
    };
    /**
     * Findings that keep a person from treatment.
     */
    readonly screening: {
      /**
       * Share of people.
       */
      readonly activeSubstanceUse: number;
      /**
       * Share of people.
       */
      readonly psychosis: number;
      /**
       * Share of people.
       */
      readonly uncontrolledMedical: number;
    };
  };
  /**
   * Log odds of receiving the intervention.
   */
  readonly choice: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Added for people who prefer the intervention.
     */
    readonly preferred: number;
    /**
     * Added for people who prefer the comparator.
     */
    readonly notPreferred: number;
    /**
     * Per unit of its z-score.
     */
    readonly severity: number;
    /**
     * Per unit of their z-score.
     */
    readonly priorTreatments: number;
    /**
     * Added for women.
     */
    readonly female: number;
    /**
     * Per unit of its z-score.
     */
    readonly age: number;
    /**
     * Per unit of the unmeasured trait (0 in the shipped data).
     */
    readonly unmeasured: number;
  };
  /**
   * Doses and sessions of therapy.
   */
  readonly sessions: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * What people of this role receive.
     */
    readonly comparator: {
      /**
       * Acute doses of the index course.
       */
      readonly dose: {
        /**
         * Planned day of each dose; the first is day 0.
         *
         * Items: Day from the first dose.
         */
        readonly days: readonly number[];
        /**
         * Every dose but the first moves by up to this many days, uniformly.
         */
        readonly jitterDays: number;
        /**
         * Length of a dosing session, uniform whole minutes.
         */
        readonly minutes: {
          /**
           * Smallest value.
           */
          readonly low: number;
          /**
           * Largest value.
           */
          readonly high: number;
        };
        /**
         * Route as written in the table of sessions.
         */
        readonly route: string;
        /**
         * Amount of one dose.
         */
        readonly dose: number;
        /**
         * Unit as written in the table of sessions.
         */
        readonly doseUnit: string;
        /**
         * Share of people with maintenance doses.
         */
        readonly maintenance: number;
      };
      /**
       * Sessions of therapy around the doses; null where there are none.
       */
      readonly therapy: {
        /**
         * Days of preparation, before the first dose.
         *
         * Items: Day from the first dose.
         */
        readonly preparationDays: readonly number[];
        /**
         * One session after each dose.
         */
        readonly integration: {
          /**
           * Share of these sessions held early; a session never comes after the day of the next dose.
           */
          readonly earlyShare: number;
          /**
           * Days after the dose, uniform.
           */
          readonly early: {
            /**
             * Smallest value.
             */
            readonly low: number;
            /**
             * Largest value.
             */
            readonly high: number;
          };
          /**
           * Days after the dose, uniform.
           */
          readonly late: {
            /**
             * Smallest value.
             */
            readonly low: number;
            /**
             * Largest value.
             */
            readonly high: number;
          };
        };
        /**
         * Sessions that start after the last dose.
         */
        readonly weekly: {
          /**
           * Days between sessions; the first comes this long after the last dose.
           */
          readonly everyDays: number;
          /**
           * Last possible day, from the first dose.
           */
          readonly untilDay: number;
        };
        /**
         * Length of a session, uniform whole minutes.
         */
        readonly minutes: {
          /**
           * Smallest value.
           */
          readonly low: number;
          /**
           * Largest value.
           */
          readonly high: number;
        };
      } | null;
    };
    /**
     * What people of this role receive.
     */
    readonly intervention: {
      /**
       * Acute doses of the index course.
       */
      readonly dose: {
        /**
         * Planned day of each dose; the first is day 0.
         *
         * Items: Day from the first dose.
         */
        readonly days: readonly number[];
        /**
         * Every dose but the first moves by up to this many days, uniformly.
         */
        readonly jitterDays: number;
        /**
         * Length of a dosing session, uniform whole minutes.
         */
        readonly minutes: {
          /**
           * Smallest value.
           */
          readonly low: number;
          /**
           * Largest value.
           */
          readonly high: number;
        };
        /**
         * Route as written in the table of sessions.
         */
        readonly route: string;
        /**
         * Amount of one dose.
         */
        readonly dose: number;
        /**
         * Unit as written in the table of sessions.
         */
        readonly doseUnit: string;
        /**
         * Share of people with maintenance doses.
         */
        readonly maintenance: number;
      };
      /**
       * Sessions of therapy around the doses; null where there are none.
       */
      readonly therapy: {
        /**
         * Days of preparation, before the first dose.
         *
         * Items: Day from the first dose.
         */
        readonly preparationDays: readonly number[];
        /**
         * One session after each dose.
         */
        readonly integration: {
          /**
           * Share of these sessions held early; a session never comes after the day of the next dose.
           */
          readonly earlyShare: number;
          /**
           * Days after the dose, uniform.
           */
          readonly early: {
            /**
             * Smallest value.
             */
            readonly low: number;
            /**
             * Largest value.
             */
            readonly high: number;
          };
          /**
           * Days after the dose, uniform.
           */
          readonly late: {
            /**
             * Smallest value.
             */
            readonly low: number;
            /**
             * Largest value.
             */
            readonly high: number;
          };
        };
        /**
         * Sessions that start after the last dose.
         */
        readonly weekly: {
          /**
           * Days between sessions; the first comes this long after the last dose.
           */
          readonly everyDays: number;
          /**
           * Last possible day, from the first dose.
           */
          readonly untilDay: number;
        };
        /**
         * Length of a session, uniform whole minutes.
         */
        readonly minutes: {
          /**
           * Smallest value.
           */
          readonly low: number;
          /**
           * Largest value.
           */
          readonly high: number;
        };
      } | null;
    };
    /**
     * Acute doses not all received.
     */
    readonly nonCompletion: {
      /**
       * Share at average severity.
       */
      readonly share: number;
      /**
       * Per unit of its z-score.
       */
      readonly severity: number;
    };
    /**
     * Doses after the acute course, in the share of people that each role names.
     */
    readonly maintenance: {
      /**
       * Days from the last acute dose to the first maintenance dose: 30 days after the first score that follows the course, which is due on day 7.
       */
      readonly firstAfterDays: number;
      /**
       * Days between maintenance doses.
       */
      readonly everyDays: number;
    };
  };
  /**
   * A shared trait of response and relapse.
   */
  readonly frailty: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Multiplies both coefficients (0 in the shipped data).
     */
    readonly size: number;
    /**
     * Per unit, in the log odds of improvement.
     */
    readonly response: number;
    /**
     * Per unit, in the log hazard of relapse.
     */
    readonly relapse: number;
  };
  /**
   * Share of the distance from baseline to the minimum that is gained.
   */
  readonly response: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Average log odds of improvement.
     */
    readonly intercept: number;
    /**
     * Per unit of its z-score.
     */
    readonly severity: number;
    /**
     * Per unit of their z-score.
     */
    readonly priorTreatments: number;
    /**
     * Added in the treatment resistant.
     */
    readonly resistant: number;
    /**
     * Effect of the intervention on response (0: no benefit planted).
     */
    readonly intervention: number;
    /**
     * Standard deviation between people.
     */
    readonly noise: number;
    /**
     * Days until the improvement is complete.
     */
    readonly rampDays: number;
  };
  /**
   * Weibull time from the last acute dose to relapse.
   */
  readonly relapse: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Weibull shape.
     */
    readonly shape: number;
    /**
     * Weibull scale.
     */
    readonly scaleDays: number;
    /**
     * Per unit of its z-score.
     */
    readonly severity: number;
    /**
     * Per unit of their z-score.
     */
    readonly priorTreatments: number;
    /**
     * Added in the treatment resistant.
     */
    readonly resistant: number;
    /**
     * Per unit of the unmeasured trait (0 in the shipped data).
     */
    readonly unmeasured: number;
    /**
     * Effect of the intervention on relapse (0: no benefit planted).
     */
    readonly intervention: number;
    /**
     * Another effect of the intervention from some day on, for hazards that cross. Absent: one effect all the time.
     */
    readonly later?: {
      /**
       * Days from the last acute dose.
       */
      readonly fromDays: number;
      /**
       * Effect of the intervention on relapse from then on.
       */
      readonly intervention: number;
    };
    /**
     * Days over which the improvement is lost.
     */
    readonly fallDays: number;
    /**
     * Share of the distance to the minimum that is left, uniform; below 0 is worse than at baseline.
     */
    readonly level: {
      /**
       * Smallest value.
       */
      readonly low: number;
      /**
       * Largest value.
       */
      readonly high: number;
    };
    /**
     * Relapsed people who regain their improvement without rescue.
     */
    readonly recovery: {
      /**
       * Share of the relapsed.
       */
      readonly share: number;
      /**
       * Days from relapse.
       */
      readonly afterDays: number;
    };
  };
  /**
   * What is written in the table of outcomes.
   */
  readonly scores: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Standard deviation of a score.
     */
    readonly noise: number;
    /**
     * Days between scores during the acute course.
     */
    readonly acuteEveryDays: number;
  };
  /**
   * When people are seen after the course.
   */
  readonly visits: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Planned days from the last acute dose.
     *
     * Items: Days from the last acute dose.
     */
    readonly days: readonly number[];
    /**
     * Standard deviation around the planned day.
     */
    readonly jitterDays: number;
    /**
     * Last possible day of follow-up from the last acute dose.
     */
    readonly followUpDays: number;
    /**
     * Log odds of attending at the centre of the score.
     */
    readonly intercept: number;
    /**
     * Added for the intervention, times interventionFactor.
     */
    readonly intervention: number;
    /**
     * Multiplies the coefficient above; 0 means equal observation.
     */
    readonly interventionFactor: number;
    /**
     * Per point of the present latent score above the centre.
     */
    readonly score: number;
    /**
     * Score at which the intercept holds.
     */
    readonly centre: number;
    /**
     * Seen between planned visits.
     */
    readonly extra: {
      /**
       * While the score is high.
       */
      readonly perDay: number;
      /**
       * Only while the latent score is above this.
       */
      readonly above: number;
    };
  };
  /**
   * Leaving after a planned visit, attended or not.
   */
  readonly dropout: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Log odds at the centre of the score.
     */
    readonly intercept: number;
    /**
     * Per point above the centre.
     */
    readonly lastSeen: number;
    /**
     * Added for the intervention.
     */
    readonly intervention: number;
    /**
     * Per point of the present latent score above the centre (0: missing at random).
     */
    readonly current: number;
    /**
     * Score at which the intercept holds.
     */
    readonly centre: number;
  };
  /**
   * Other treatment after relapse.
   */
  readonly rescue: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Daily hazard by role.
     */
    readonly perDay: {
      /**
       * For people who receive the comparator.
       */
      readonly comparator: number;
      /**
       * For people who receive the intervention.
       */
      readonly intervention: number;
    };
    /**
     * Only while the latent score is above this.
     */
    readonly above: number;
    /**
     * Days until it works.
     */
    readonly lagDays: number;
    /**
     * Share of the distance to the minimum while it works.
     */
    readonly improvement: number;
    /**
     * Mean days for which it works.
     */
    readonly meanDays: number;
    /**
     * What the rescue was.
     *
     * Items: One cause and how often it is the one.
     */
    readonly causes: readonly {
      /**
       * Cause as written in the table of events.
       */
      readonly cause: "worsening" | "new_medication" | "ect" | "suicide" | "other";
      /**
       * Share of these events with this cause.
       */
      readonly share: number;
    }[];
    /**
     * The cause that stands for a further dose; null where none does.
     */
    readonly doseCause: "worsening" | "new_medication" | "ect" | "suicide" | "other" | null;
  };
  /**
   * Psychiatric hospitalization.
   */
  readonly hospitalisation: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * While the score is very high.
     */
    readonly perDay: number;
    /**
     * Only while the latent score is above this.
     */
    readonly above: number;
    /**
     * Why.
     *
     * Items: One cause and how often it is the one.
     */
    readonly causes: readonly {
      /**
       * Cause as written in the table of events.
       */
      readonly cause: "worsening" | "new_medication" | "ect" | "suicide" | "other";
      /**
       * Share of these events with this cause.
       */
      readonly share: number;
    }[];
  };
  /**
   * Death from any cause.
   */
  readonly death: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Daily.
     */
    readonly perDay: number;
    /**
     * Why.
     *
     * Items: One cause and how often it is the one.
     */
    readonly causes: readonly {
      /**
       * Cause as written in the table of events.
       */
      readonly cause: "worsening" | "new_medication" | "ect" | "suicide" | "other";
      /**
       * Share of these events with this cause.
       */
      readonly share: number;
    }[];
  };
  /**
   * Adverse events in the dosing weeks.
   */
  readonly adverseEvents: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Mean number per person.
     */
    readonly mean: number;
    /**
     * Shares of the severities.
     */
    readonly severity: {
      /**
       * Share.
       */
      readonly mild: number;
      /**
       * Share.
       */
      readonly moderate: number;
      /**
       * Share.
       */
      readonly severe: number;
    };
  };
  /**
   * One answer about two months after the first dose.
   */
  readonly satisfaction: {
    /**
     * What this block does, and where its numbers come from.
     */
    readonly comment: string;
    /**
     * Id of the instrument.
     */
    readonly instrument: string;
    /**
     * Smallest possible score.
     */
    readonly minimum: number;
    /**
     * Largest possible score.
     */
    readonly maximum: number;
    /**
     * Planned day from the first dose.
     */
    readonly day: number;
    /**
     * Moves by up to this many days, uniformly.
     */
    readonly jitterDays: number;
    /**
     * Before what follows is added.
     */
    readonly mean: number;
    /**
     * Effect of the intervention (0: no benefit planted).
     */
    readonly intervention: number;
    /**
     * Added when the goal suits the role received.
     */
    readonly goalSuits: number;
    /**
     * Added when the preferred role was received.
     */
    readonly matched: number;
    /**
     * Per point of the present latent score above the centre.
     */
    readonly score: number;
    /**
     * Score at which nothing is added.
     */
    readonly centre: number;
    /**
     * Standard deviation.
     */
    readonly noise: number;
    /**
     * Log odds of answering.
     */
    readonly answering: {
      /**
       * At the centre.
       */
      readonly intercept: number;
      /**
       * Per point of satisfaction above the centre.
       */
      readonly score: number;
      /**
       * Satisfaction at which the intercept holds.
       */
      readonly centre: number;
    };
  };
}

/**
 * The study file: question, cohorts, words, estimands and the analysis plan.
 */
export interface StudyFile {
  /**
   * Where the schema of this file stands, relative to it.
   */
  readonly $schema?: string;
  /**
   * A slug: the folder under reports/ that holds the versions of this study.
   */
  readonly id: string;
  /**
   * The title of the report.
   */
  readonly title: string;
  /**
   * The question in the words of a reader without training.
   */
  readonly question: string;
  /**
   * Population, intervention, comparator and outcome in one sentence.
   */
  readonly questionClinical: string;
  /**
   * The day up to which the data speak; never the date of a file.
   */
  readonly dataAsOf: string;
  /**
   * Number and spelling style of the report.
   */
  readonly locale: "US" | "UK";
  /**
   * Language that the report is printed in: en, or that of a file texts/<language>.json of the study. Not given: en. report.json is always English.
   */
  readonly language?: string;
  /**
   * Who answers for the study, in the order to be cited.
   */
  readonly authors: readonly string[];
  /**
   * Who paid, in one or two sentences.
   */
  readonly funding: string;
  /**
   * Competing interests of the authors, or that there are none.
   */
  readonly interests: string;
  /**
   * Registry id of the protocol; null when it is not registered.
   */
  readonly registration: string | null;
  /**
   * Terms under which the report and the study's own tables may be used: an SPDX identifier, or words. Without it nothing is granted.
   */
  readonly licence?: string;
  /**
   * How to reach the authors; null when not given.
   */
  readonly contact: string | null;
  /**
   * Telephone number that a letter to patients must carry; null when not given: then no letter is written.
   */
  readonly crisisLine: string | null;
  /**
   * Sentences printed on every page, such as the approval status of a drug.
   */
  readonly notices: readonly string[];
  /**
   * One sentence on how the published evidence was found and read; printed wherever its numbers stand.
   */
  readonly searchNote: string;
  /**
   * The two compared treatments, comparator first: the order in which everything is shown.
   */
  readonly cohorts: readonly {
    /**
     * The value of `cohort` in patients.csv.
     */
    readonly id: string;
    /**
     * Which side of the comparison this cohort is.
     */
    readonly role: "comparator" | "intervention";
    /**
     * Name in tables and charts.
     */
    readonly label: string;
    /**
     * Name in a sentence for readers without training.
     */
    readonly plain: string;
    /**
     * Name where space is scarce.
     */
    readonly short: string;
    /**
     * The words that follow a number of people: "55 of 100 … with talk therapy".
     */
    readonly with: string;
    /**
     * Values of `modality` in arms.csv that belong to this cohort.
     */
    readonly modalities: readonly string[];
  }[];
  /**
   * The permitted values of each enumerated column that is the study's own; a schema names the list, not the words.
   */
  readonly words: {
    readonly [k: string]: readonly string[];
  };
  /**
   * Printed names of the study's words by list, and of what the two treatments ask of people (effort: minutes, sessions, days); a word without a label is printed as it stands.
   */
  readonly labels: {
    readonly [k: string]: {
      readonly [k: string]: string;
    };
  };
  /**
   * The lines of the durability map, in drawing order, with mark and side.
   */
  readonly strands: readonly {
    /**
     * The value of `strand` in durability.csv.
     */
    readonly id: string;
    /**
     * Name in the legend.
     */
    readonly label: string;
    /**
     * Which hue the mark takes.
     */
    readonly role: "comparator" | "intervention" | "neutral";
    /**
     * Shape of the mark.
     */
    readonly shape: "circle" | "square" | "diamond" | "triangle-up" | "triangle-down";
    /**
     * True for an outlined mark.
     */
    readonly open: boolean;
  }[];
  /**
   * Which conditions may stand in one pool; families are never pooled together.
   */
  readonly conditionFamilies: {
    readonly [k: string]: readonly string[];
  };
  /**
   * The instrument that decides response and relapse of a patient with that condition.
   */
  readonly primaryInstruments: {
    readonly [k: string]: string;
  };
  /**
   * For each outcome, which instrument is taken first when a trial reports several: clinician-rated, then self-rated.
   */
  readonly instrumentOrder: {
    readonly [k: string]: readonly string[];
  };
  /**
   * Columns beyond the core of a table, declared so that they are validated like the rest.
   */
  readonly extraColumns: readonly {
    /**
     * The table that has the column.
     */
    readonly table: "patients" | "outcomes" | "sessions" | "satisfaction" | "events" | "studies" | "arms" | "results";
    /**
     * Header of the column.
     */
    readonly name: string;
    /**
     * How a cell is read; boolean cells are 0 or 1.
     */
    readonly type: "boolean" | "integer" | "number" | "category";
    /**
     * Permitted values of a category; null for other types.
     */
    readonly levels: readonly string[] | null;
    /**
     * Unit of the number; null when it has none.
     */
    readonly unit: string | null;
    /**
     * What the column is for.
     */
    readonly role: "covariate" | "moderator" | "eligibility";
    /**
     * Name in tables.
     */
    readonly title: string;
    /**
     * What the column means.
     */
    readonly description: string;
  }[];
  /**
   * Values of `therapy_kind` that count as the intervention's therapy in the primary reading.
   */
  readonly talkTherapyKinds: readonly string[];
  /**
   * Values of `source_tier` that may decide a statement; the others are sensitivity only.
   */
  readonly usableTiers: readonly string[];
  /**
   * Which treatments of randomised studies are set against each other, directly and through others; one network for each question.
   */
  readonly networks: {
    /**
     * The treatments, in order: a group belongs to the first of which one description fits it. Placebo and placebo with therapy are different nodes and are never merged.
     */
    readonly nodes: readonly {
      /**
       * A slug; part of tables and of the picture.
       */
      readonly id: string;
      /**
       * As printed in tables and in the picture.
       */
      readonly label: string;
      /**
       * Whether people of this node are taken to have had none of the treatments; groups that had one before are then left out.
       */
      readonly untreated: boolean;
      /**
       * The parts that the treatment consists of, for the model in which parts add up: a named sensitivity. None: that from which all parts count, such as a placebo.
       */
      readonly components: readonly string[];
      /**
       * A group fits when one of these does, in all its parts.
       */
      readonly match: readonly {
        /**
         * Values of `modality` in arms.csv.
         */
        readonly modalities: readonly string[];
        /**
         * Values of `therapy_kind`; null for any.
         */
        readonly therapyKinds: readonly string[] | null;
        /**
         * Words of which one must stand in `label` or `dose`; null for any.
         */
        readonly words: readonly string[] | null;
      }[];
    }[];
    /**
     * Values of `strand` in durability.csv that mean that people had one of the treatments; a group described so is not untreated, whatever its modality.
     */
    readonly treatedStrands: readonly string[];
    /**
     * The two nodes that the study is about.
     */
    readonly contrast: {
      /**
       * Id of a node.
       */
      readonly intervention: string;
      /**
       * Id of a node.
       */
      readonly comparator: string;
    };
    /**
     * Values of `design` that may enter.
     */
    readonly designs: readonly string[];
    /**
     * How it is estimated where a comparison rests on more than one trial; one for the whole network.
     */
    readonly tauSquared: "REML" | "DL";
    /**
     * One network each: an outcome in a family of conditions at a time.
     */
    readonly questions: readonly {
      /**
       * Part of the headline ids.
       */
      readonly id: string;
      /**
       * What is compared, in words.
       */
      readonly label: string;
      /**
       * Key of `conditionFamilies`.
       */
      readonly family: string;
      /**
       * Value of `outcome` in results.csv.
       */
      readonly outcome: string;
      /**
       * Scale on which trials are compared.
       */
      readonly scale: "smd" | "log-rr" | "log-or" | "log-hr";
      /**
       * Window of days and the target nearest to which one row per study is taken; null for any day.
       */
      readonly day: {
        /**
         * Day that is aimed at.
         */
        readonly target: number;
        /**
         * Days must exceed this.
         */
        readonly above: number;
        /**
         * Days must not exceed this.
         */
        readonly upTo: number;
        /**
         * Values of `day_origin` that count.
         */
        readonly origins: readonly string[];
      } | null;
      /**
       * Key of plan.mwe that holds it.
       */
      readonly minimum: "smd" | "rr" | "or" | "hr" | "rd";
    }[];
  };
  /**
   * Which published numbers answer which question; one headline each, with the id published/<analysis>/<estimand>.
   */
  readonly estimands: readonly {
    /**
     * Last part of the headline id.
     */
    readonly id: string;
    /**
     * The analysis that computes it.
     */
    readonly analysis: string;
    /**
     * What is estimated, in words.
     */
    readonly label: string;
    /**
     * Value of `outcome` in results.csv.
     */
    readonly outcome: string;
    /**
     * Scale on which studies are pooled.
     */
    readonly scale: "smd" | "log-rr" | "log-or" | "log-hr" | "rd";
    /**
     * Values of `design` that may enter.
     */
    readonly designs: readonly string[];
    /**
     * Values of `comparison_type` that may enter.
     */
    readonly comparisonTypes: readonly string[];
    /**
     * Modalities of the arm whose benefit is positive.
     */
    readonly first: readonly string[];
    /**
     * Modalities of the arm compared with it.
     */
    readonly second: readonly string[];
    /**
     * Values of `therapy_kind` of the first group's arm that count; null for any.
     */
    readonly therapyKinds: readonly string[] | null;
    /**
     * Window of days and the target nearest to which one row per study is taken; null for any day.
     */
    readonly day: {
      /**
       * Day that is aimed at.
       */
      readonly target: number;
      /**
       * Days must exceed this.
       */
      readonly above: number;
      /**
       * Days must not exceed this.
       */
      readonly upTo: number;
      /**
       * Values of `day_origin` that count.
       */
      readonly origins: readonly string[];
    } | null;
    /**
     * Key of plan.mwe that holds it.
     */
    readonly minimum: "smd" | "rr" | "or" | "hr" | "rd";
  }[];
  /**
   * Every outcome is asked of every comparison and of every family of conditions; one headline for each that has a number, with the id published/outcomes/<outcome>/<comparison>/<family>.
   */
  readonly outcomeGrid: {
    /**
     * Values of `design` that may enter.
     */
    readonly designs: readonly string[];
    /**
     * Kinds of group that are compared.
     */
    readonly comparisons: readonly {
      /**
       * Part of headline ids.
       */
      readonly id: string;
      /**
       * The comparison in words.
       */
      readonly label: string;
      /**
       * Values of `comparison_type` that may enter.
       */
      readonly comparisonTypes: readonly string[];
      /**
       * Modalities of the arm whose benefit is positive.
       */
      readonly first: readonly string[];
      /**
       * Modalities of the arm compared with it.
       */
      readonly second: readonly string[];
      /**
       * Values of `therapy_kind` of the first group's arm that count; null for any.
       */
      readonly therapyKinds: readonly string[] | null;
    }[];
    /**
     * What is asked of each comparison.
     */
    readonly outcomes: readonly {
      /**
       * Part of headline ids.
       */
      readonly id: string;
      /**
       * The outcome with its time in words.
       */
      readonly label: string;
      /**
       * Value of `outcome` in results.csv.
       */
      readonly outcome: string;
      /**
       * Scale on which studies are pooled.
       */
      readonly scale: "smd" | "log-rr" | "log-or" | "log-hr" | "rd";
      /**
       * Window of days and the target nearest to which one row per study is taken; null for any day.
       */
      readonly day: {
        /**
         * Day that is aimed at.
         */
        readonly target: number;
        /**
         * Days must exceed this.
         */
        readonly above: number;
        /**
         * Days must not exceed this.
         */
        readonly upTo: number;
        /**
         * Values of `day_origin` that count.
         */
        readonly origins: readonly string[];
      } | null;
      /**
       * Key of plan.mwe that holds it.
       */
      readonly minimum: "smd" | "rr" | "or" | "hr" | "rd";
    }[];
  };
  /**
   * Registered trials without a reported number: which they are, when they end, what they would move, and when their silence costs certainty.
   */
  readonly comingEvidence: {
    /**
     * A study of such a source without any row of results counts as registered and unreported.
     */
    readonly sourceKinds: readonly string[];
    /**
     * Designs that count as trials.
     */
    readonly designs: readonly string[];
    /**
     * A finished trial that is still unreported after more than so many months costs certainty.
     */
    readonly overdueMonths: number;
    /**
     * Overdue trials cost a step of certainty when they hold more than this share of all people, theirs and those in the pool.
     */
    readonly overdueShare: number;
    /**
     * As recorded by the register; a trial that is not named has no recorded end.
     *
     * Items: When one trial ends.
     */
    readonly finish: readonly {
      /**
       * Key of the table of studies.
       */
      readonly study: string;
      /**
       * Year and month, with the day where it is recorded.
       */
      readonly day: string;
      /**
       * True when the trial is recorded as finished then; false for a planned end.
       */
      readonly reached: boolean;
    }[];
    /**
     * The first entry that fits a trial speaks.
     *
     * Items: Which statements trials of these comparisons would move.
     */
    readonly moves: readonly {
      /**
       * Words of the list comparison_type.
       */
      readonly comparisonTypes: readonly string[];
      /**
       * Keys of conditionFamilies; null for all.
       */
      readonly families: readonly string[] | null;
      /**
       * Ids of claims.json, a part as claim/part; empty when none would move.
       */
      readonly statements: readonly string[];
      /**
       * The same in words, as printed.
       */
      readonly label: string;
    }[];
  };
  /**
   * The outcomes of the summary-of-findings table of each data set, in order.
   *
   * Items: One outcome.
   */
  readonly patientSummary: readonly {
    /**
     * A slug.
     */
    readonly id: string;
    /**
     * Outcome, time and people, as printed.
     */
    readonly label: string;
    /**
     * Whether the declared numbers are weighted to make the groups alike, or as the groups came.
     */
    readonly adjusted: "weighted" | "unadjusted";
    /**
     * Without the data set before it; {cohort} stands for the cohort's id.
     */
    readonly cohort: string;
    /**
     * Without the data set before it.
     */
    readonly difference: string;
    /**
     * Without the data set before it; null where there is none.
     */
    readonly relative: string | null;
    /**
     * Row of the ledger whose certainty and sentence are shown, a part as claim/part; null when there is none.
     */
    readonly statement: string | null;
  }[];
  /**
   * The outcomes of the summary-of-findings table of published evidence, in order.
   *
   * Items: One outcome.
   */
  readonly summaryOfFindings: readonly {
    /**
     * A slug.
     */
    readonly id: string;
    /**
     * Outcome and time, as printed.
     */
    readonly label: string;
    /**
     * In order of preference: the first that holds a number speaks. Empty when no analysis asks for it.
     */
    readonly headlines: readonly string[];
    /**
     * Row of the ledger whose certainty and verdict are shown, a part as claim/part; null when there is none.
     */
    readonly statement: string | null;
    /**
     * The risk with the comparator from which numbers per hundred are worked out. null when none is declared.
     */
    readonly baseline: {
      /**
       * Share of people with the comparator who have the outcome.
       */
      readonly share: number;
      /**
       * What it is and where it comes from; printed beside the table.
       */
      readonly label: string;
    } | null;
  }[];
  /**
   * What the first screen shows.
   */
  readonly page: {
    /**
     * The statement whose verdict from published evidence is the answer.
     */
    readonly answerClaim: string;
    /**
     * The chart that carries the argument.
     */
    readonly picture: {
      /**
       * Id of the finding that has the chart.
       */
      readonly finding: string;
      /**
       * Id of the chart within the finding.
       */
      readonly chart: string;
    };
    /**
     * One card per outcome, benefit and harm alike.
     */
    readonly cards: readonly {
      /**
       * A slug.
       */
      readonly id: string;
      /**
       * Heading of the card.
       */
      readonly label: string;
      /**
       * The statement whose published verdict the card shows.
       */
      readonly claim: string;
      /**
       * Headline of the patient half without its data set prefix.
       */
      readonly patients: string;
    }[];
    /**
     * Headlines that the terminal prints first.
     */
    readonly keyNumbers: readonly string[];
    /**
     * Closed list of sentences for a reader; never advice on a choice.
     */
    readonly forMe: readonly string[];
  };
  /**
   * Every default of the analyses. Nothing of this is chosen in code.
   */
  readonly plan: {
    /**
     * When follow-up for relapse starts.
     */
    readonly timeZero: {
      /**
       * End of the acute course of treatment.
       */
      readonly rule: "endOfAcuteCourse";
      /**
       * Where the phase of a session is unknown: doses with gaps up to this belong to the acute course.
       */
      readonly gapDays: number;
      /**
       * The acute course ends at this day at the latest.
       */
      readonly capDay: number;
      /**
       * Time zero is the first score in this window of days after the last acute dose.
       */
      readonly scoreWindow: readonly number[];
      /**
       * From this number of therapy sessions up to time zero a patient received the intervention.
       */
      readonly minTherapySessions: number;
      /**
       * Other clocks: a common landmark after the first dose.
       */
      readonly sensitivity: readonly {
        /**
         * Day after the first dose.
         */
        readonly landmarkAfterFirstDose: number;
      }[];
    };
    /**
     * Which score before treatment is the baseline.
     */
    readonly baseline: {
      /**
       * The last, first, mean or worst score in the window.
       */
      readonly rule: "last" | "first" | "mean" | "worst";
      /**
       * Days on which a score may be the baseline; the first dose is day 0.
       */
      readonly window: readonly number[];
      /**
       * Rules run as sensitivity.
       */
      readonly alternatives: readonly ("last" | "first" | "mean" | "worst")[];
    };
    /**
     * Days after time zero over which relapse is compared.
     */
    readonly horizonDays: number;
    /**
     * Shown under their own ids when the horizon cannot be reached.
     */
    readonly fallbackHorizons: readonly number[];
    /**
     * Days after time zero at which the retained gain is shown.
     */
    readonly landmarks: readonly number[];
    /**
     * A visit counts for a landmark when it lies within this many days of it.
     */
    readonly landmarkHalfWidthDays: {
      readonly [k: string]: number;
    };
    /**
     * Fewest people at risk at the horizon in either cohort for the headline to be shown.
     */
    readonly minAtRisk: number;
    /**
     * Windows that assign a visit to a planned time.
     */
    readonly visitWindows: {
      /**
       * Day 0 of the windows.
       */
      readonly origin: "firstDose" | "timeZero";
      /**
       * Planned days.
       */
      readonly targets: readonly number[];
      /**
       * First and last day of each window.
       */
      readonly bounds: readonly (readonly [number, number])[];
      /**
       * Which visit of a window counts.
       */
      readonly pick: "closest";
      /**
       * Which of two equally close visits counts.
       */
      readonly tie: "earlier";
    };
    /**
     * How scores are followed over time.
     */
    readonly trajectories: {
      /**
       * How the visits of one person go together in the mixed model for repeated measures: the first that the data can answer is used, and each that they cannot is printed.
       */
      readonly structures: readonly (
        | "unstructured"
        | "toeplitz"
        | "autoregressive"
        | "compoundSymmetry"
        | "heterogeneousToeplitz"
        | "heterogeneousAutoregressive"
        | "heterogeneousCompoundSymmetry"
      )[];
      /**
       * Fewest people of each cohort seen in a window for it to be compared, or with a score after response for a slope.
       */
      readonly minPerCohort: number;
      /**
       * What is taken for the time between a person's last visit and the horizon.
       */
      readonly area: {
        /**
         * After the last visit: last, the improvement stays; zero, there is none; reached, only people seen on or after the horizon count.
         */
        readonly carry: "last" | "zero" | "reached";
        /**
         * Shown beside it.
         */
        readonly alternatives: readonly ("last" | "zero" | "reached")[];
      };
      /**
       * A slope is given as the change over so many days.
       */
      readonly slopeDays: number;
    };
    /**
     * Who responded at time zero.
     */
    readonly response: {
      /**
       * Improvement as a share of baseline minus the best possible score, used when the instrument file cites none.
       */
      readonly share: number;
    };
    /**
     * When a responder has relapsed.
     */
    readonly relapse: {
      /**
       * Name of the primary rule.
       */
      readonly primary: string;
      /**
       * Improvement below this share of baseline counts as loss of response.
       */
      readonly share: number;
      /**
       * The score must also be worse than at time zero by this margin: the instrument's minimal important difference.
       */
      readonly margin: "mid" | "none";
      /**
       * How a first bad visit is confirmed by the next.
       */
      readonly confirm: {
        /**
         * A later visit sooner than this is skipped.
         */
        readonly minDays: number;
        /**
         * A later visit after this does not confirm.
         */
        readonly maxDays: number;
        /**
         * What a bad last visit without a later one counts as.
         */
        readonly unconfirmedLast: "relapse" | "censored";
      };
      /**
       * Shares relapsed at which times are printed.
       */
      readonly quantiles: readonly number[];
      /**
       * Fleming–Harrington weights of the compared curves, S(t)^rho (1 − S(t))^gamma: (0, 0) weighs all times alike, rho early relapses, gamma late ones. One to four.
       */
      readonly timeWeights: readonly {
        /**
         * Weight of early relapses.
         */
        readonly rho: number;
        /**
         * Weight of late relapses.
         */
        readonly gamma: number;
      }[];
      /**
       * Other definitions of relapse, each run beside the primary one; never in its place.
       */
      readonly alternatives: readonly {
        /**
         * Last part of headline ids, after `rule-`; no two rules share one.
         */
        readonly id: string;
        /**
         * Name in tables and pictures.
         */
        readonly label: string;
        /**
         * Responders at time zero, or those of them in remission by the instrument's cited limit.
         */
        readonly people: "responders" | "remitters";
        /**
         * What makes a visit bad; null for a rule of events alone.
         */
        readonly score: {
          /**
           * Improvement below a share of baseline; a score at least as bad as a value or, without a value, as the instrument's cited entry cut-off; a score beyond the instrument's cited remission.
           */
          readonly rule: "improvement-below" | "at-least" | "beyond-remission";
          /**
           * Of improvement-below: the share of the way from baseline to the best score; else null.
           */
          readonly share: number | null;
          /**
           * Of improvement-below: worse than at time zero by the instrument's minimal important difference (mid) or by any amount (none); else null.
           */
          readonly margin: "mid" | "none" | null;
          /**
           * The only instrument that the rule is for: it applies to nobody measured by another; null for any.
           */
          readonly instrument: string | null;
          /**
           * Of at-least: the score; null for the entry cut-off. Needs an instrument.
           */
          readonly value: number | null;
        } | null;
        /**
         * How a first bad visit is confirmed by the next; null where one bad visit is enough.
         */
        readonly confirm: {
          /**
           * A later visit sooner than this is skipped.
           */
          readonly minDays: number;
          /**
           * A later visit after this does not confirm.
           */
          readonly maxDays: number;
          /**
           * What a bad last visit without a later one counts as.
           */
          readonly unconfirmedLast: "relapse" | "censored";
        } | null;
        /**
         * Events that count as relapse on their day.
         */
        readonly events: readonly ("rescue" | "hospitalisation" | "suicide")[];
        /**
         * Events after which a relapse can no longer be first: they end the waiting and are none.
         */
        readonly competing: readonly ("rescue" | "hospitalisation" | "suicide")[];
        /**
         * Where the rule comes from; null for a change of the primary rule that is the plan's own.
         */
        readonly citation: {
          /**
           * The reference.
           */
          readonly text: string;
          /**
           * Digital object identifier; null when there is none or none was seen.
           */
          readonly doi: string | null;
          /**
           * What was seen, and what of the rule is the plan's own reading.
           */
          readonly where: string;
        } | null;
      }[];
    };
    /**
     * How each is handled.
     */
    readonly intercurrent: {
      readonly [k: string]: string;
    };
    /**
     * Which answer counts.
     */
    readonly satisfaction: {
      /**
       * Instrument id of the primary satisfaction score.
       */
      readonly instrument: string;
      /**
       * Days after the first dose.
       */
      readonly window: readonly number[];
      /**
       * Which answer in the window counts.
       */
      readonly pick: "first";
    };
    /**
     * What the comparison of patients is adjusted for.
     */
    readonly covariates: readonly string[];
    /**
     * Which words of the goal column stand for quick relief and for lasting change. Whether satisfaction depends on the goal is judged between these two.
     */
    readonly goals: {
      /**
       * A word of the study's list of goals.
       */
      readonly speed: string;
      /**
       * A word of the study's list of goals.
       */
      readonly depth: string;
    };
    /**
     * What is shown beside satisfaction when a data set holds it.
     */
    readonly depth: {
      /**
       * Constructs of instruments, as their files name them; what no instrument of a data set measures is said to be not measured.
       */
      readonly constructs: readonly string[];
    };
    /**
     * The randomised trial that the comparison of patients imitates, component by component (TARGET statement 2025; ICH E9(R1)).
     */
    readonly targetTrial: {
      /**
       * Who would be asked to take part.
       */
      readonly eligibility: string;
      /**
       * What would be compared, as the study means it.
       */
      readonly strategies: string;
      /**
       * How people would be assigned, and what stands for it here.
       */
      readonly assignment: string;
      /**
       * When follow-up would begin.
       */
      readonly timeZero: string;
      /**
       * When follow-up would end.
       */
      readonly followUp: string;
      /**
       * What would be measured.
       */
      readonly outcome: string;
      /**
       * Which effect would be estimated, for whom.
       */
      readonly contrast: string;
      /**
       * What happens with rescue, maintenance, dropout and death.
       */
      readonly intercurrent: string;
      /**
       * How it is estimated.
       */
      readonly analysis: string;
    };
    /**
     * What is not adjusted for, and why.
     */
    readonly covariatesExcluded: {
      readonly [k: string]: string;
    };
    /**
     * How patients are weighted.
     */
    readonly propensity: {
      /**
       * Model of the probability of the intervention.
       */
      readonly model: string;
      /**
       * Primary weights.
       */
      readonly weights: string;
      /**
       * Other adjustments, run and shown beside the primary.
       */
      readonly sensitivity: readonly string[];
    };
    /**
     * When an adjusted comparison is withheld.
     */
    readonly gate: {
      /**
       * Fewest people per cohort.
       */
      readonly minPerCohort: number;
      /**
       * Fewest events per cohort.
       */
      readonly minEventsPerCohort: number;
      /**
       * Smallest effective size.
       */
      readonly ess: {
        /**
         * Smallest share of the people.
         */
        readonly minShare: number;
        /**
         * Smallest number.
         */
        readonly min: number;
      };
      /**
       * Standardised differences after weighting.
       */
      readonly smd: {
        /**
         * At most this: balanced.
         */
        readonly pass: number;
        /**
         * Above this: withheld.
         */
        readonly withhold: number;
        /**
         * Squares and products, which weights do not balance by construction, withhold only where they differ by more than the limit and by more than chance alone gives the worst of them with this probability.
         */
        readonly chance: number;
      };
      /**
       * Overlap of the propensity scores.
       */
      readonly overlap: {
        /**
         * Lower end.
         */
        readonly low: number;
        /**
         * Upper end.
         */
        readonly high: number;
        /**
         * Smallest share of people between them.
         */
        readonly minShare: number;
      };
      /**
       * Largest share of a cohort's weight that one person may carry.
       */
      readonly maxWeightShare: number;
    };
    /**
     * How standard errors of weighted estimates are made.
     */
    readonly se: string;
    /**
     * What standard errors of adjusted estimates pay for the fitting of the weights: columns multiplies them by the root of n / (n - columns of the model), as least squares would; none leaves them.
     */
    readonly seSmallSample: "columns" | "none";
    /**
     * Sensitivity analysis from the first dose on, so that no time is immortal: every person is cloned into receiving the intervention within a grace period and into not receiving it, clones are censored when their record departs from that, and the rest are weighted.
     */
    readonly cloneCensorWeight: {
      /**
       * Last day after the first dose on which the fewest sessions that make the intervention may be complete.
       */
      readonly graceDays: number;
      /**
       * For how many days after the grace period days in sustained response are counted; the count begins on the day of the first dose.
       */
      readonly daysAfterGrace: number;
      /**
       * Fewest clones of either strategy that must complete the grace period in keeping with it, for the number to be shown.
       */
      readonly minCompleted: number;
    };
    /**
     * Every combination of these choices is run, each as one cell. A choice that is not named stays as the plan has it.
     */
    readonly multiverse: {
      /**
       * What every cell estimates: the difference in mean days without relapse among responders.
       */
      readonly measure: "restricted-mean";
      /**
       * Most cells that the choices may make together: the product of their numbers of options. At most 200.
       */
      readonly maxCells: number;
      /**
       * What is varied, each choice once, in the order of the tables.
       */
      readonly choices: readonly {
        /**
         * Rule of relapse; adjustment; what an unconfirmed bad last visit counts as, under every rule that asks for confirmation; which score of its window is the baseline; time zero; the cohort received by the sessions or recorded by the source.
         */
        readonly id: "relapse-rule" | "adjustment" | "last-visit" | "baseline" | "time-zero" | "cohort";
        /**
         * Name in tables and pictures.
         */
        readonly label: string;
        /**
         * What it may be.
         */
        readonly options: readonly {
          /**
           * No two options of a choice share one.
           */
          readonly id: string;
          /**
           * Name in tables and pictures.
           */
          readonly label: string;
          /**
           * relapse-rule: primary, or the id of another declared rule; adjustment: none, or one declared in propensity; last-visit: relapse or censored; baseline: a rule declared in baseline; time-zero: the rule of timeZero, or a declared landmark in days after the first dose; cohort: received or recorded.
           */
          readonly value: string | number;
        }[];
      }[];
    };
    /**
     * Resampling of people.
     */
    readonly bootstrap: {
      /**
       * Number of resamples.
       */
      readonly reps: number;
      /**
       * Number of resamples for the limits of a curve that knows only between which visits a relapse came (Turnbull); each resample is a search of its own.
       */
      readonly intervalCensoredReps: number;
      /**
       * What it is used for.
       */
      readonly use: string;
    };
    /**
     * Multiple imputation and tipping point.
     */
    readonly missing: {
      /**
       * Number of completed data sets.
       */
      readonly imputations: number;
      /**
       * Imputation method.
       */
      readonly method: string;
      /**
       * Donors of predictive mean matching.
       */
      readonly donors: number;
      /**
       * Rounds of the chained equations.
       */
      readonly iterations: number;
      /**
       * Whether weights are made within each imputation.
       */
      readonly psApproach: string;
      /**
       * Factors on the hazard after dropout.
       */
      readonly delta: readonly number[];
    };
    /**
     * When the acute course counts as finished.
     */
    readonly acuteCourse: {
      /**
       * Doses of a finished acute course, by the role of the treatment received.
       */
      readonly plannedDoses: {
        /**
         * Planned doses of the comparator.
         */
        readonly comparator: number;
        /**
         * Planned doses of the intervention.
         */
        readonly intervention: number;
      };
    };
    /**
     * Visits that both cohorts are thinned to, so that neither is seen more often.
     */
    readonly commonVisits: {
      /**
       * Days after time zero, rising.
       */
      readonly days: readonly number[];
      /**
       * A visit stands for a day when it lies within the gap to the neighbouring day divided by this.
       */
      readonly gapDivisor: number;
    };
    /**
     * Sessions of the intervention that fall soon after a dose.
     */
    readonly therapyWindow: {
      /**
       * First and last day after the latest dose.
       *
       * @minItems 2
       * @maxItems 2
       */
      readonly afterDoseDays: readonly [number, number];
      /**
       * A person with fewer sessions up to time zero has no share.
       */
      readonly minSessions: number;
      /**
       * From this share of their sessions on, people are said to have had them mostly in the window.
       */
      readonly mostlyShare: number;
    };
    /**
     * Unwanted effects that are read from scores.
     */
    readonly harms: {
      /**
       * The instrument whose rise counts; null where the study has none.
       */
      readonly ideation: {
        /**
         * Instrument id.
         */
        readonly instrument: string;
        /**
         * Points above baseline, towards worse, from which a score counts.
         */
        readonly rise: number;
      } | null;
    };
    /**
     * Level of every interval.
     */
    readonly level: number;
    /**
     * Significance level of declared families.
     */
    readonly alpha: number;
    /**
     * Seed of everything random.
     */
    readonly seed: number;
    /**
     * One anchor in several units; a declared convention.
     */
    readonly mwe: {
      /**
       * Where the others come from.
       */
      readonly anchor: {
        /**
         * Share relapse-free with the comparator.
         */
        readonly relapseFree: number;
        /**
         * At this day.
         */
        readonly day: number;
        /**
         * And this hazard ratio.
         */
        readonly hr: number;
      };
      /**
       * Hazard ratio of relapse.
       */
      readonly hr: number;
      /**
       * Odds ratio of relapse.
       */
      readonly or: number;
      /**
       * Risk ratio of relapse.
       */
      readonly rr: number;
      /**
       * Difference of shares.
       */
      readonly rd: number;
      /**
       * Mean days without relapse to the horizon.
       */
      readonly rmstDays: number;
      /**
       * Mean days in response to the horizon per person who started.
       */
      readonly rmdorDays: number;
      /**
       * Standardised mean difference.
       */
      readonly smd: number;
      /**
       * Points of the satisfaction score.
       */
      readonly satisfaction: number;
      /**
       * Difference of preference shares.
       */
      readonly share: number;
      /**
       * Multiples at which verdicts are recomputed.
       */
      readonly sweep: readonly number[];
    };
    /**
     * Which number of a patient-level data set answers each estimand that a family may hold.
     *
     * Items: One estimand and the headline that answers it.
     */
    readonly estimandHeadlines: readonly {
      /**
       * Id of the estimand, as the families name it.
       */
      readonly estimand: string;
      /**
       * The estimand in a few words.
       */
      readonly label: string;
      /**
       * Id of the number, without the data set prefix.
       */
      readonly headline: string;
    }[];
    /**
     * Limits that a supported or contradicted causal statement must pass in a patient-level data set; else it is left open as fragile. Declared conventions.
     */
    readonly cohortChecks: {
      /**
       * Smallest share of the declared specifications whose estimate has the same sign.
       */
      readonly multiverseShare: number;
      /**
       * Factor on the hazard of relapse after leaving above which the smallest factor that tips the result must lie.
       */
      readonly tipping: number;
      /**
       * Smallest E-value of the limit nearer to no difference.
       */
      readonly eValue: number;
    };
    /**
     * Multiplicity by family.
     */
    readonly families: {
      /**
       * Primary family.
       */
      readonly primary: {
        /**
         * Estimand ids of the family; * at the end for any.
         */
        readonly ids?: readonly string[];
        /**
         * Multiplicity method.
         */
        readonly method: "holm" | "hochberg" | "none";
        /**
         * Whether p-values are shown.
         */
        readonly pValues?: boolean;
      };
      /**
       * Secondary family.
       */
      readonly secondary: {
        /**
         * Estimand ids of the family; * at the end for any.
         */
        readonly ids?: readonly string[];
        /**
         * Multiplicity method.
         */
        readonly method: "holm" | "hochberg" | "none";
        /**
         * Whether p-values are shown.
         */
        readonly pValues?: boolean;
      };
      /**
       * Everything else.
       */
      readonly exploratory: {
        /**
         * Estimand ids of the family; * at the end for any.
         */
        readonly ids?: readonly string[];
        /**
         * Multiplicity method.
         */
        readonly method: "holm" | "hochberg" | "none";
        /**
         * Whether p-values are shown.
         */
        readonly pValues?: boolean;
      };
    };
    /**
     * How studies are combined.
     */
    readonly meta: {
      /**
       * Estimator of τ².
       */
      readonly tau2: "REML" | "DL" | "PM" | "ML";
      /**
       * Interval for k at or above minKForHK.
       */
      readonly interval: "hkGuarded" | "hk" | "z";
      /**
       * Below this number of trials the Bayesian interval decides.
       */
      readonly minKForHK: number;
      /**
       * Flat.
       */
      readonly muPrior: "flat";
      /**
       * On log-ratio and standardised scales.
       */
      readonly tauPrior: {
        /**
         * Family.
         */
        readonly kind: "halfNormal" | "halfCauchy" | "uniform";
        /**
         * Its scale.
         */
        readonly scale: number;
      };
      /**
       * As a word.
       */
      readonly muPriorSensitivity: string;
      /**
       * Other scales of the τ prior.
       */
      readonly tauScaleSensitivity: readonly number[];
      /**
       * Definition by name.
       */
      readonly predictionInterval: string;
      /**
       * Assumed correlation of effects within a study.
       */
      readonly rho: number;
      /**
       * Other values.
       */
      readonly rhoSweep: readonly number[];
      /**
       * Below it publication bias cannot be judged.
       */
      readonly minKBias: number;
      /**
       * Below this p the test for small-study effects speaks against symmetry.
       */
      readonly biasAlpha: number;
      /**
       * Two-sided p values at which a funnel plot has a border, the largest first. Nothing is tested with them.
       */
      readonly funnelContours: readonly number[];
    };
    /**
     * Optimal information size of the evidence half.
     */
    readonly informationSize: {
      /**
       * Two-sided.
       */
      readonly alpha: number;
      /**
       * Power.
       */
      readonly power: number;
      /**
       * Below this number of trials diversity is the declared one.
       */
      readonly smallK: number;
      /**
       * D² used below that number.
       */
      readonly diversityBelow: number;
      /**
       * The size is also shown at this power.
       */
      readonly secondPower: number;
      /**
       * Rows of the ledger for which it is worked out what would settle them.
       */
      readonly statements: readonly string[];
    };
    /**
     * What is varied for every published number on at least two trials.
     */
    readonly evidenceSensitivity: {
      /**
       * All that are shown.
       */
      readonly tauMethods: readonly ("REML" | "DL" | "PM" | "ML" | "HE" | "HS" | "HSk" | "SJ" | "EB")[];
      /**
       * Normal priors on the scale of analysis (ratios as logarithms), beside the flat one.
       */
      readonly muPriors: readonly {
        /**
         * Its mean.
         */
        readonly mean: number;
        /**
         * Its standard deviation.
         */
        readonly sd: number;
      }[];
      /**
       * Other sets of sources, beside `usableTiers`.
       */
      readonly tierSets: readonly {
        /**
         * Short name.
         */
        readonly id: string;
        /**
         * In words.
         */
        readonly label: string;
        /**
         * Values of `source_tier` that may enter, the best first.
         */
        readonly tiers: readonly string[];
      }[];
      /**
       * Sets by the judgement on a study as a whole.
       */
      readonly biasSets: readonly {
        /**
         * Short name.
         */
        readonly id: string;
        /**
         * In words.
         */
        readonly label: string;
        /**
         * Risk of bias of a study as a whole that may enter.
         */
        readonly levels: readonly ("low" | "some" | "high" | "unknown")[];
      }[];
      /**
       * A trial whose studentised deleted residual is beyond this, either way, is an outlier.
       */
      readonly outlierResidual: number;
      /**
       * Below this number of trials none is called an outlier, and influence is not measured.
       */
      readonly minKOutlier: number;
      /**
       * Below this number of trials subgroups of conditions are not compared.
       */
      readonly minKSubgroup: number;
      /**
       * Below this number of trials effects are not regressed on features of trials.
       */
      readonly minKRegression: number;
      /**
       * Below this number of trials the choices are not crossed.
       */
      readonly minKSpecification: number;
      /**
       * Estimators of τ² with the declared interval; `common`: one effect; `bayesian`: the declared priors.
       */
      readonly specificationEstimators: readonly (
        "REML" | "DL" | "PM" | "ML" | "HE" | "HS" | "HSk" | "SJ" | "EB" | "common" | "bayesian"
      )[];
    };
    /**
     * How far an estimate may lie from the middle of its interval, as a share of the width.
     */
    readonly asymmetry: {
      /**
       * Above this it is marked.
       */
      readonly flag: number;
      /**
       * Above this it is not pooled.
       */
      readonly refuse: number;
    };
    /**
     * The model of published relapse-free shares after the course, its gates, grids and sensitivities.
     */
    readonly atlas: {
      /**
       * Days after the last dose on which the modelled share still well is given, inside the observed days only.
       */
      readonly days: readonly number[];
      /**
       * Day to which the level of each treatment and its prior refer; sensitivities are given on it.
       */
      readonly referenceDay: number;
      /**
       * The family, treatment and what followed whose modelled share on the reference day answers whether a benefit fades.
       */
      readonly course: {
        /**
         * A family of durability.csv.
         */
        readonly family: string;
        /**
         * A strand of durability.csv.
         */
        readonly strand: string;
        /**
         * What followed the course, a word of durability.csv.
         */
        readonly after: string;
      };
      /**
       * The least that lets a curve be drawn. Declared convention.
       */
      readonly curveGate: {
        /**
         * Fewest studies.
         */
        readonly studies: number;
        /**
         * Fewest people at risk at the start, all studies together.
         */
        readonly people: number;
      };
      /**
       * The least that lets two treatments be set against each other. Declared convention: a floor for showing, not for concluding.
       */
      readonly contrastGate: {
        /**
         * Fewest studies of each whose people and definitions occur in the other too.
         */
        readonly studies: number;
      };
      /**
       * A difference in people, definition or clock enters the model only if both its levels occur in this many studies.
       */
      readonly studiesPerLevel: number;
      /**
       * On the log cumulative hazard at the reference day and its like. Treatments are not drawn to each other.
       */
      readonly priors: {
        /**
         * Normal prior of each treatment's log cumulative hazard at the reference day; its mean puts the share still well at one half.
         */
        readonly levelMean: number;
        /**
         * Of that prior.
         */
        readonly levelSd: number;
        /**
         * Standard deviation of the normal prior of each log hazard ratio of people, definition or clock.
         */
        readonly coefficientSd: number;
        /**
         * Standard deviation of the normal prior of log κ.
         */
        readonly logShapeSd: number;
        /**
         * Scale of the half-normal prior of τ.
         */
        readonly spreadScale: number;
      };
      /**
       * Other scales of the prior of τ.
       */
      readonly spreadScaleSensitivity: readonly number[];
      /**
       * In one sensitivity no study counts as more people than this. Declared convention.
       */
      readonly cappedPeople: number;
      /**
       * Square-root spaced points of τ.
       */
      readonly spreadGrid: {
        /**
         * First point.
         */
        readonly from: number;
        /**
         * Last point.
         */
        readonly to: number;
        /**
         * How many, both ends included.
         */
        readonly points: number;
      };
      /**
       * Evenly spaced points of log κ.
       */
      readonly logShapeGrid: {
        /**
         * First point.
         */
        readonly from: number;
        /**
         * Last point.
         */
        readonly to: number;
        /**
         * How many, both ends included.
         */
        readonly points: number;
      };
      /**
       * Points of each study's integral.
       */
      readonly quadratureNodes: number;
      /**
       * Points of τ in the sensitivities, which are many; a test holds them to a thousandth of the full grid.
       */
      readonly sensitivitySpreadPoints: number;
      /**
       * Days on which a curve is computed, from the first to the last observed.
       */
      readonly curvePoints: number;
    };
    /**
     * A whole set of analyses that is run in place of the other published ones: every contrast of the tables in one pool. Left out in a study that asks its own questions.
     */
    readonly preset?: {
      /**
       * Which set of analyses.
       */
      readonly id: "sypres";
      /**
       * Where the set of analyses is described.
       */
      readonly source: string;
      /**
       * How they are pooled.
       */
      readonly difference: {
        /**
         * Estimator of τ².
         */
        readonly tau2: "REML" | "DL" | "PM" | "ML";
        /**
         * Hartung–Knapp as it stands, guarded, or normal.
         */
        readonly interval: "hk" | "hkGuarded" | "z";
      };
      /**
       * How they are pooled.
       */
      readonly ratio: {
        /**
         * Estimator of τ².
         */
        readonly tau2: "REML" | "DL" | "PM" | "ML";
        /**
         * Hartung–Knapp as it stands, guarded, or normal.
         */
        readonly interval: "hk" | "hkGuarded" | "z";
      };
      /**
       * Assumed correlation of numbers within a study.
       */
      readonly rho: number;
      /**
       * Other values.
       */
      readonly rhoSweep: readonly number[];
      /**
       * Priors of the mean and of the standard deviation between studies.
       */
      readonly bayes: {
        /**
         * Of a normal distribution.
         */
        readonly muMean: number;
        /**
         * Of a normal distribution.
         */
        readonly muSd: number;
        /**
         * Of a half-normal distribution.
         */
        readonly tauScale: number;
      };
      /**
       * Below it the test is not made.
       */
      readonly minKBias: number;
      /**
       * The same pool of other numbers or by another model, one headline each.
       *
       * Items: The numbers that stand in, or the model that is used instead.
       */
      readonly sets: readonly {
        /**
         * Last part of the headline id.
         */
        readonly id: string;
        /**
         * Name in tables and charts.
         */
        readonly label: string;
        /**
         * filter: by a column of results.csv; outliers: numbers whose interval lies outside the pooled one are left out; common-effect: no variation between studies.
         */
        readonly kind: "filter" | "outliers" | "common-effect";
        /**
         * A declared further column of results.csv, for kind filter.
         */
        readonly column: string | null;
        /**
         * Only rows with one of these words; null: no such rule.
         */
        readonly keep: readonly string[] | null;
        /**
         * Rows with one of these words are left out; rows without a word stay.
         */
        readonly drop: readonly string[] | null;
      }[];
    };
    /**
     * Policy for what leaves a clinic.
     */
    readonly disclosure: {
      /**
       * Policy id; null when none is declared.
       */
      readonly policy: string | null;
    };
  };
}
