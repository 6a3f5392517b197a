import type { Estimand, Prose } from "../../model/index.ts";
import { courseDefinitions } from "./course-definitions.ts";
import { defined, listed } from "./definitions.ts";
import type { PatientInput } from "./patient-input.ts";

/** The parts of an estimand that patient analyses share, in the words of ICH E9(R1). `comparison` says what follows from the choice. */
export const patientEstimand = (
  { plan, comparator, intervention }: PatientInput,
  comparison = "the comparison is unadjusted",
): Pick<Estimand, "treatment" | "timeZero"> & { readonly eligible: Prose } => {
  const definition = defined(courseDefinitions(plan));
  const reasons = plan.extraColumns.filter(({ table, role }) => table === "patients" && role === "eligibility");
  return {
    eligible: [
      "people who were given at least one acute dose",
      ...(reasons.length === 0
        ? []
        : [" and had none of these at screening: ", ...listed(reasons.map(({ title }) => ({ term: title })))]),
    ],
    treatment: [
      { term: intervention.label },
      " (at least ",
      definition("therapy"),
      " sessions of the intervention up to time zero) against ",
      { term: comparator.label },
      ` (fewer), as received and not as planned; people chose, so ${comparison}.`,
    ],
    timeZero: [
      "The first score ",
      definition("score-from"),
      " to ",
      definition("score-to"),
      " days after the last acute dose; the acute course ends at the latest on day ",
      definition("cap"),
      " after the first dose.",
    ],
  };
};
