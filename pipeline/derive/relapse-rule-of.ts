import type { RelapseEvent } from "./course.ts";
import type { EventRecord } from "./patient-records.ts";

/**
 * Which part of the relapse rule an event is: rescue is a new medication or ECT, hospitalisation is psychiatric (its cause
 * is worsening or suicide), suicide is death by it. `null` for every other event.
 */
export const relapseRuleOf = ({ kind, cause }: Pick<EventRecord, "kind" | "cause">): RelapseEvent["rule"] | null => {
  if (kind === "rescue") return cause === "new_medication" || cause === "ect" ? "rescue" : null;
  if (kind === "hospitalisation") return cause === "worsening" || cause === "suicide" ? "hospitalisation" : null;
  return kind === "death" && cause === "suicide" ? "suicide" : null;
};
