import type { Change, Quantity, Report } from "../model/index.ts";
import { headlineMap } from "./html/view.ts";
import { sameReport } from "./same-report.ts";

/** What moved between two reports, headline by headline, and which of data, plan and code differ; `null`: not known. */
export const changesBetween = (
  before: Report | null,
  after: Report,
  differs: { readonly data: readonly string[]; readonly plan: readonly string[]; readonly code: boolean } | null,
): readonly Change[] => {
  if (before === null) return [];
  const old = headlineMap(before.findings);
  const now = headlineMap(after.findings);
  const because: Change["because"] = [
    ...(differs?.data ?? []).map((detail) => ({ cause: "data" as const, detail: `${detail} changed`, part: null })),
    ...(differs?.plan ?? []).map((detail) => ({ cause: "plan" as const, detail: `${detail} changed`, part: null })),
    ...(differs?.code ? [{ cause: "code" as const, detail: "the program changed", part: null }] : []),
  ];
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort();
  return ids.flatMap((id) => {
    const a: Quantity | null = old.get(id)?.quantity ?? null;
    const b: Quantity | null = now.get(id)?.quantity ?? null;
    return sameReport(a, b) ? [] : [{ headline: id, before: a, after: b, because }];
  });
};
