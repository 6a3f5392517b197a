import type { Plan } from "../../model/index.ts";
import type { RelapseRuleSpec } from "../relapse-rules/rule-ending.ts";

const EVENTS = ["rescue", "hospitalisation", "suicide"] as const;

/** The primary rule of relapse in the form of the others, so that it can be changed as they can. */
export const primaryRule = ({ relapse, intercurrent }: Pick<Plan, "relapse" | "intercurrent">): RelapseRuleSpec => ({
  id: "primary",
  label: relapse.primary,
  people: "responders",
  score: {
    rule: "improvement-below",
    share: relapse.share,
    margin: relapse.margin === "mid" ? "mid" : "none",
    instrument: null,
    value: null,
  },
  confirm: relapse.confirm,
  events: EVENTS.filter((event) => intercurrent[event] === "composite"),
  competing: [],
  citation: null,
});
