import type { Finding, Headline } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";
import { digits } from "./digits.ts";
import { intervalStep } from "./interval-step.ts";
import { poolStep } from "./pool-step.ts";
import { type Step, step } from "./step.ts";
import { valueSteps } from "./value-step.ts";

const reasonSteps = ({ quantity }: Headline): readonly Step[] => {
  if (quantity.kind === "estimate") return [];
  const details = Object.entries(quantity.details ?? {}).map(([name, value]) => `${name} ${digits(value)}`);
  return [step("reason", details.length === 0 ? quantity.reason : `${quantity.reason} (${details.join(", ")})`)];
};

const errorSteps = ({ quantity }: Headline): readonly Step[] =>
  quantity.kind === "estimate" && quantity.se !== null
    ? [step("error", fill(texts().explain.error[quantity.seScale], { se: digits(quantity.se) }))]
    : [];

const testSteps = ({ quantity, test }: Headline): readonly Step[] => {
  if (test === null) return [];
  const df = test.df.length === 0 ? "" : `, df ${test.df.map(digits).join(", ")}`;
  const ratio = quantity.kind === "estimate" && quantity.se ? quantity.value / quantity.se : null;
  const made =
    ratio !== null && quantity.kind === "estimate" && Math.abs(ratio - test.statistic) <= 1e-6 * Math.abs(ratio)
      ? `${digits(quantity.value)} / ${digits(quantity.se ?? 0)} = `
      : "";
  return [step("test", `${test.name}: ${made}${digits(test.statistic)}${df}, P = ${digits(test.p)}`)];
};

/** From the pieces to the printed number: only steps that the numbers of the report confirm. */
export const derivation = (headline: Headline, finding: Finding): readonly Step[] => {
  const value = valueSteps(headline, finding);
  const pool = value.length === 0 ? poolStep(headline, finding) : null;
  const interval = intervalStep(headline);
  return [
    ...reasonSteps(headline),
    ...value,
    ...(pool === null ? [] : [pool]),
    ...(value.some(({ of }) => of === "error") ? [] : errorSteps(headline)),
    ...(interval === null ? [] : [interval]),
    ...testSteps(headline),
  ];
};
