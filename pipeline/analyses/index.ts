import type { Analysis } from "../model/index.ts";
import { adjustedRelapseAnalysis } from "./adjusted-relapse.ts";
import { adverseEvents } from "./adverse-events.ts";
import { durability } from "./durability/durability.ts";
import { effort } from "./effort.ts";
import { followUp } from "./follow-up.ts";
import { harms } from "./harms.ts";
import { headToHead } from "./head-to-head.ts";
import { onset } from "./onset.ts";
import { preference } from "./preference.ts";
import { relapseSensitivity } from "./relapse-sensitivity.ts";
import { retainedGain } from "./retained-gain.ts";
import { reviews } from "./reviews.ts";
import { satisfaction } from "./satisfaction.ts";
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
  harms,
  reviews,
  effort,
  studyMapAnalysis,
  // patient-level data sets, each on its own
  timeToRelapse,
  adjustedRelapseAnalysis,
  relapseSensitivity,
  followUp,
  retainedGain,
  trajectories,
  satisfaction,
  preference,
  adverseEvents,
  therapyWindow,
];
