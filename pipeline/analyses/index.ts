import type { Analysis } from "../model/index.ts";
import { adjustedRelapseAnalysis } from "./adjusted-relapse.ts";
import { adverseEvents } from "./adverse-events.ts";
import { cloneCensorWeightAnalysis } from "./clone-censor-weight.ts";
import { coming } from "./coming.ts";
import { durability } from "./durability/durability.ts";
import { effort } from "./effort.ts";
import { evidenceSensitivity } from "./evidence-sensitivity.ts";
import { followUp } from "./follow-up.ts";
import { harms } from "./harms.ts";
import { headToHead } from "./head-to-head.ts";
import { multiverse } from "./multiverse.ts";
import { network } from "./network.ts";
import { onset } from "./onset.ts";
import { outcomes } from "./outcomes.ts";
import { preference } from "./preference.ts";
import { trialSet } from "./preset/trial-set.ts";
import { relapseSensitivity } from "./relapse-sensitivity.ts";
import { retainedGain } from "./retained-gain.ts";
import { reviews } from "./reviews.ts";
import { riskOfBiasAnalysis } from "./risk-of-bias/risk-of-bias.ts";
import { satisfaction } from "./satisfaction.ts";
import { search } from "./search.ts";
import { studyMapAnalysis } from "./study-map.ts";
import { timeToRelapse } from "./time-to-relapse.ts";
import { trajectories } from "./trajectories.ts";
import { therapyWindow } from "./window.ts";

/** Every question, in the order of the report. A new analysis is one file and one line here. */
export const analyses: readonly Analysis[] = [
  // published evidence
  headToHead,
  durability,
  onset,
  network,
  outcomes,
  evidenceSensitivity,
  harms,
  reviews,
  effort,
  riskOfBiasAnalysis,
  coming,
  studyMapAnalysis,
  search,
  trialSet,
  // patient-level data sets, each on its own
  timeToRelapse,
  adjustedRelapseAnalysis,
  relapseSensitivity,
  cloneCensorWeightAnalysis,
  multiverse,
  followUp,
  retainedGain,
  trajectories,
  satisfaction,
  preference,
  adverseEvents,
  therapyWindow,
];
