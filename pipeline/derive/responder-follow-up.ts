import type { RespondersAmongStarters } from "../stats/survival/restricted-mean-duration.ts";
import type { Course, Role } from "./course.ts";

/** One cohort as the estimators of relapse want it; a relapse is dated on the day by which it was seen. */
export interface ResponderFollowUp extends RespondersAmongStarters {
  readonly responders: { readonly time: Float64Array; readonly event: Uint8Array };
  readonly relapses: number;
  readonly lost: { readonly dropout: number; readonly death: number };
}

/**
 * The responders of a received cohort from time zero on, among everyone evaluable who started. Who died, withdrew or was
 * rescued before time zero counts as a starter; who had no score in the window of time zero does not.
 */
export const responderFollowUp = (courses: readonly Course[], role: Role): ResponderFollowUp => {
  const cohort = courses.filter(({ received }) => received === role);
  const endings = cohort.flatMap(({ ending }) => (ending === null ? [] : [ending]));
  const lost = (why: "dropout" | "death"): number =>
    endings.filter((ending) => ending.kind === "censored" && ending.why === why).length;
  return {
    responders: {
      time: Float64Array.from(endings, (ending) => (ending.kind === "relapsed" ? ending.by : ending.at)),
      event: Uint8Array.from(endings, (ending) => (ending.kind === "relapsed" ? 1 : 0)),
    },
    starters: cohort.filter(isEvaluableStarter).length,
    relapses: endings.filter(({ kind }) => kind === "relapsed").length,
    lost: { dropout: lost("dropout"), death: lost("death") },
  };
};

export const isEvaluableStarter = ({ standing }: Course): boolean =>
  standing === "responder" || standing === "non-responder" || standing === "ended-early";
