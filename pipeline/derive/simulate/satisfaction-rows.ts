import { standardNormal } from "../../stats/numeric/standard-normal.ts";
import type { Choice } from "./choose-treatment.ts";
import { clamp, expit, wholeWithin } from "./draws.ts";
import type { LatentCourse } from "./latent-course.ts";
import type { SatisfactionRow } from "./patient-rows.ts";
import type { Person } from "./person.ts";
import type { Simulation } from "./simulation.ts";

/** The answer of a person to the satisfaction questions, if it is given: none or one row. */
export const satisfactionRows = (
  simulation: Simulation,
  person: Person,
  { preferred, received }: Choice,
  latent: LatentCourse,
): readonly SatisfactionRow[] => {
  const { satisfaction } = simulation;
  const { jitterDays, answering } = satisfaction;
  const jitter = wholeWithin({ low: -jitterDays, high: jitterDays }, person.stream("satisfaction-day"));
  const day = satisfaction.day + jitter;
  const present = latent.scores[clamp(day, 0, latent.scores.length - 1)] as number;
  const answer =
    satisfaction.mean +
    (received === "intervention" ? satisfaction.intervention : 0) +
    (person.goal.suits === received ? satisfaction.goalSuits : 0) +
    (preferred === received ? satisfaction.matched : 0) +
    satisfaction.score * (present - satisfaction.centre) +
    satisfaction.noise * standardNormal(person.stream("satisfaction"));
  const score = clamp(Math.round(answer), satisfaction.minimum, satisfaction.maximum);
  const answers = expit(answering.intercept + answering.score * (score - answering.centre));
  if (person.stream("answering").next() >= answers) return [];
  return [{ patient_id: person.id, day, instrument: satisfaction.instrument, score, reason: null }];
};
