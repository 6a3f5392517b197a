import type { Harm } from "../../derive/harms/harm-counts.ts";

export const WORDS: Readonly<Record<Harm, string>> = {
  "adverse-event": "People with any adverse event",
  "severe-adverse-event": "People with a severe, life-threatening or fatal adverse event",
  hospitalisation: "People admitted to hospital",
  worsening: "People worse than baseline by the minimal important difference at any visit after the first dose",
  "ideation-rise": "People whose suicidal thoughts rose above baseline at any visit after the first dose",
  dropout: "People who dropped out",
  "dropout-for-adverse-event": "People who dropped out for an adverse event",
  death: "People who died",
};

export const PLAIN: Readonly<Record<Harm, string>> = {
  "adverse-event": "People with any unwanted effect",
  "severe-adverse-event": "People with a severe unwanted effect",
  hospitalisation: "People who went to hospital",
  worsening: "People who were clearly worse than before treatment at some visit",
  "ideation-rise": "People whose thoughts of suicide grew stronger",
  dropout: "People who left early",
  "dropout-for-adverse-event": "People who left because of an unwanted effect",
  death: "People who died",
};

/** Whether a harm is read from scores; the others are events. */
export const isFromScores = (harm: Harm): boolean => harm === "worsening" || harm === "ideation-rise";

/** Why there is no number. */
export const notKnown = (harm: Harm): string =>
  isFromScores(harm)
    ? "Nobody had the scores before and after the first dose that this needs, which does not mean that there were none."
    : "The source did not record such events, which does not mean that there were none.";
