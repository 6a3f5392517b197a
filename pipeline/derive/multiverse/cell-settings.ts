import { multiverseValues, type Plan } from "../../model/index.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { RelapseRuleSpec } from "../relapse-rules/rule-ending.ts";
import type { Choice, MultiverseCell } from "./multiverse-cells.ts";
import { primaryRule } from "./primary-rule.ts";

/** How one cell is analysed. */
export interface CellSettings {
  readonly kind: "settings";
  readonly rule: RelapseRuleSpec;
  /** A declared adjustment, or "none". */
  readonly adjustment: string;
  readonly baseline: Plan["baseline"]["rule"];
  /** Days after the first dose on which everyone's clock starts; `null`: at the end of each acute course. */
  readonly landmark: number | null;
  readonly cohort: "received" | "recorded";
  /** Whether this is what the plan declares outside the multiverse. */
  readonly primary: boolean;
}

export type SettingsPlan = Pick<Plan, "relapse" | "intercurrent" | "propensity" | "baseline" | "timeZero">;

type Value = string | number;

/** The plan, with what a cell chooses in its place. Refused where an option's value is not declared. */
export const cellSettings = (cell: MultiverseCell, plan: SettingsPlan): CellSettings | NotEstimable => {
  const allowed = multiverseValues(plan);
  const wrong = cell.options.find(({ choice, option }) => !allowed[choice].includes(option.value));
  if (wrong) {
    return notEstimable("not-declared", `The plan declares no ${wrong.choice} of the value ${wrong.option.value}.`);
  }
  const chosen = (id: Choice["id"]): Value | null =>
    cell.options.find(({ choice }) => choice === id)?.option.value ?? null;
  const value = (id: Choice["id"]): Value => chosen(id) ?? (allowed[id][0] as Value);
  const timeZero = value("time-zero");
  return {
    kind: "settings",
    rule: withLastVisit(ruleOf(value("relapse-rule"), plan), chosen("last-visit")),
    adjustment: String(value("adjustment")),
    baseline: value("baseline") as Plan["baseline"]["rule"],
    landmark: typeof timeZero === "number" ? timeZero : null,
    cohort: value("cohort") === "recorded" ? "recorded" : "received",
    primary: cell.options.every(({ choice, option }) => option.value === allowed[choice][0]),
  };
};

const ruleOf = (id: Value, plan: SettingsPlan): RelapseRuleSpec =>
  (id === "primary" ? undefined : plan.relapse.alternatives.find((rule) => rule.id === id)) ?? primaryRule(plan);

/** A rule that asks for no confirmation has no unconfirmed visit. */
const withLastVisit = (rule: RelapseRuleSpec, last: Value | null): RelapseRuleSpec =>
  rule.confirm === null || last === null
    ? rule
    : { ...rule, confirm: { ...rule.confirm, unconfirmedLast: last === "relapse" ? "relapse" : "censored" } };
