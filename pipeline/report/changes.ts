import type { Change, Quantity, Report } from "../model/index.ts";
import { headlineMap } from "./html/view.ts";
import { sameReport } from "./same-report.ts";

/** What moved between two reports, headline by headline, and which of data, plan and code differ. */
export const changesBetween = (
  before: Report | null,
  after: Report,
  differs: { readonly data: readonly string[]; readonly code: boolean },
): readonly Change[] => {
  if (before === null) return [];
  const old = headlineMap(before.findings);
  const now = headlineMap(after.findings);
  const because: Change["because"] = [
    ...differs.data.map((detail) => ({ cause: "data" as const, detail, part: null })),
    ...(before.plan.sha256 === after.plan.sha256
      ? []
      : [{ cause: "plan" as const, detail: "the analysis plan changed", part: null }]),
    ...(differs.code ? [{ cause: "code" as const, detail: "the program changed", part: null }] : []),
  ];
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort();
  return ids.flatMap((id) => {
    const a: Quantity | null = old.get(id)?.quantity ?? null;
    const b: Quantity | null = now.get(id)?.quantity ?? null;
    return sameReport(a, b) ? [] : [{ headline: id, before: a, after: b, because }];
  });
};
