import type { Change, Headline } from "../../model/index.ts";
import { formatValue, type Spelling } from "../format.ts";
import { said } from "../language/said.ts";
import { texts } from "../texts.ts";

type Shown = Pick<Headline, "unit" | "n">;

/** A step between two shares is in points, not in percent of something. */
const STEP_UNITS: Readonly<Record<string, string>> = {
  share: "risk-difference",
  "gain-share": "gain-share-difference",
};

/** "+0.04", "−3 days": how far one cause moved a number; empty where it cannot be said. */
export const partText = (part: number | null, { unit, n }: Shown, spelling: Spelling): string => {
  if (part === null || unit === "p-value") return "";
  if (part === 0) return texts().changed.uncertaintyOnly;
  const text = formatValue(part, STEP_UNITS[unit] ?? unit, n, spelling);
  if (!/[1-9]/.test(text)) return texts().changed.lessThanPrinted;
  return part > 0 ? `+${text}` : text;
};

/** Why a number moved: each cause with its part of the step. */
export const becauseText = (because: Change["because"], shown: Shown | undefined, spelling: Spelling): string =>
  [
    ...new Set(
      because.map(({ detail, part }) => {
        const told = shown === undefined ? "" : partText(part, shown, spelling);
        return told === "" ? said(detail) : `${said(detail)} (${told})`;
      }),
    ),
  ].join("; ");
