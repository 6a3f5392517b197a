import type { Change, Quantity, Report } from "../model/index.ts";
import { headlineMap } from "./html/view.ts";
import { sameReport } from "./same-report.ts";

/** What moved between two reports, headline by headline in code-unit order of their ids; the last bit of a number is no move. */
export const movedHeadlines = (before: Report, after: Report): readonly Omit<Change, "because">[] => {
  const [old, now] = [headlineMap(before.findings), headlineMap(after.findings)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id) => {
    const a: Quantity | null = old.get(id)?.quantity ?? null;
    const b: Quantity | null = now.get(id)?.quantity ?? null;
    return sameReport(a, b) ? [] : [{ headline: id, before: a, after: b }];
  });
};
