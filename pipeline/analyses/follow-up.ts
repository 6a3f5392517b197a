import type { Analysis, Caveat, Finding } from "../model/index.ts";
import { type FollowUpData, followUpData } from "./follow-up/follow-up-data.ts";
import { followUpHeadlines } from "./follow-up/follow-up-headlines.ts";
import { followUpTables } from "./follow-up/follow-up-tables.ts";
import { followUpTexts } from "./follow-up/follow-up-texts.ts";
import { guessHeadlines } from "./follow-up/guess-headlines.ts";
import { guessLadder } from "./follow-up/guess-ladder.ts";
import { definitionsTable } from "./patients/definitions.ts";
import { partlyAdjustedCaveats } from "./patients/partly-adjusted-caveats.ts";
import { patientEstimand } from "./patients/patient-estimand.ts";
import { COURSE_READS, patientInput } from "./patients/patient-input.ts";
import { single } from "./single.ts";

/** How far and how often were people seen, who left, and would the answer change if those who left fared otherwise? */
export const followUp: Analysis = single({
  id: "follow-up",
  half: "patients",
  reads: {
    tables: COURSE_READS.tables,
    plan: [
      ...COURSE_READS.plan,
      "horizonDays",
      "fallbackHorizons",
      "minAtRisk",
      "acuteCourse",
      "commonVisits",
      "bootstrap",
      "missing",
      "seed",
      "covariates",
      "gate",
      "seSmallSample",
      "mwe",
    ],
  },
  run: (input): Finding => {
    const data = followUpData(patientInput(input, "follow-up"));
    const headlines = [...followUpHeadlines(data), ...guessHeadlines(data)];
    const { eligible, treatment, timeZero } = patientEstimand(
      data,
      "numbers are unadjusted where nothing else is said and else speak for the overlap population",
    );
    return {
      ...data.frame,
      standing: "secondary",
      question: "Who left or was seen less often, and does the answer hang on it?",
      estimand: {
        population: ["Everybody treated, and of them responders at time zero, among ", ...eligible, "."],
        treatment,
        outcome: ["Being seen; and days from time zero to relapse by the primary rule of the plan."],
        intercurrent: [
          "Dropout: censored at the last visit in the comparison as seen; times to relapse after leaving imputed, or set to the worst and best case, in the others. All else as in the primary analysis.",
        ],
        summary: [
          "Shares with exact intervals, visits a person-month, and the difference in mean days without relapse by day ",
          data.definition("horizon"),
          " under each guess.",
        ],
        timeZero,
      },
      headlines,
      blocks: [
        ...followUpTexts(data, headlines),
        ...followUpTables(data),
        guessLadder(data),
        definitionsTable(data.definitions),
      ],
      method: {
        summary: [
          "Exact (Clopper–Pearson) intervals; rates by the bootstrap over people. Common visits: each real visit counts for the nearest declared day, others are dropped, and the relapse rule is applied anew. Tipping: for people who dropped out, a time to relapse is drawn from their cohort's Weibull given that they were well when last seen, its parameters drawn anew in each set, with the hazard after leaving multiplied; overlap-weighted restricted means are pooled by Rubin's rules with Barnard and Rubin's degrees of freedom. Gaps in covariates are imputed with the relapse indicator and the Nelson–Aalen estimate among the predictors.",
        ],
        formula: "H(T) = H(last seen) + E/δ, E ~ exponential(1); total variance = U + (1 + 1/m)·B",
        citations: [
          "clopper-pearson-1934",
          "efron-tibshirani-1993",
          "lipkovich-2016",
          "barnard-rubin-1999",
          "white-royston-2009",
          "li-2018",
          "royston-parmar-2013",
          "ich-e9-r1",
        ],
      },
      caveats: followUpCaveats(data),
    };
  },
});

const followUpCaveats = (data: FollowUpData): readonly Caveat[] => [
  ...partlyAdjustedCaveats(data),
  {
    code: "unseen-is-guessed",
    prose: [
      "What became of people who left is not known. These numbers show how far the answer could move, not what happened.",
    ],
  },
  {
    code: "seen-more-often",
    prose: [
      "A relapse is found only when somebody looks. Whoever is seen more often is found relapsed sooner; thinning to common visits takes this away at the price of coarser dates.",
    ],
  },
  ...(data.fallback === null
    ? []
    : [
        {
          code: "horizon-not-reached",
          prose: [
            "The declared horizon of ",
            data.definition("horizon"),
            " days is not reached; text, tables and picture are by day ",
            data.definition("fallback"),
            ", under names of their own.",
          ],
        },
      ]),
];
