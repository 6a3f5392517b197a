import type { Report } from "../model/index.ts";
import { grouped, type Spelling } from "./format.ts";
import { roundedText } from "./round.ts";
import { texts } from "./texts.ts";

/** A choice of the plan, in words. */
export interface DeclaredText {
  readonly path: string;
  readonly label: string;
  readonly text: string;
}

const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    );

const percent = (value: number): string => {
  const whole = Number.isInteger(Number((value * 100).toPrecision(12)));
  return `${roundedText(value * 100, whole ? 0 : 1)}%`;
};

const plainNumber = (value: number, spelling: Spelling): string =>
  Number.isInteger(value) ? grouped(String(value), spelling) : String(value);

const wordOf = (code: string, bank: Readonly<Record<string, string>>): string =>
  bank[code] ?? code.replaceAll("-", " ");

/** "prior_treatments(log1p)" → "prior treatments (log of one more)". */
const covariate = (term: string): string => {
  const [name = "", how] = term.replace(")", "").split("(");
  const spaced = name.replaceAll("_", " ");
  return how === undefined ? spaced : `${spaced} (${wordOf(how, texts().transforms)})`;
};

const one = (value: unknown, as: string, spelling: Spelling): string | null => {
  if (typeof value === "number") {
    if (as === "percent") return percent(value);
    return as === "code" ? String(value) : plainNumber(value, spelling);
  }
  if (typeof value !== "string") return null;
  if (as === "code") return value;
  if (as === "covariate") return covariate(value);
  return wordOf(value, as === "exploratory" ? texts().exploratory : texts().declaredWords);
};

const valueText = (value: unknown, as: string, spelling: Spelling): string | null => {
  const parts = (Array.isArray(value) ? value : [value]).map((part) => one(part, as, spelling));
  if (parts.some((part) => part === null) || parts.length === 0) return null;
  return as === "days" ? `${parts.join(", ")} ${parts.join() === "1" ? "day" : "days"}` : parts.join(", ");
};

/** The plan's choices as the sentence bank lists them; one that this plan does not make is left out. */
export const declaredTexts = (report: Report): readonly DeclaredText[] => {
  const patients = report.study.datasets.length > 0;
  return texts().declared.flatMap(({ path, label, as, half }) => {
    if (half === "patients" && !patients) return [];
    const text = valueText(at(report.plan.declared, path), as, report.study.locale);
    return text === null ? [] : [{ path, label, text }];
  });
};
