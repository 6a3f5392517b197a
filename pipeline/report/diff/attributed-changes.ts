import type { Change, Quantity, Report } from "../../model/index.ts";
import { movedHeadlines } from "../changes.ts";
import { headlineMap } from "../html/view.ts";
import { sameReport } from "../same-report.ts";

type Cause = Change["because"][number];

/** The present program's report after one more part of the inputs took its later state. */
export interface ReplayStep {
  readonly cause: "data" | "plan";
  readonly detail: string;
  readonly report: Report;
}

/** Part of the inputs that could not be put back to its earlier state. */
export interface LostPart {
  readonly cause: "data" | "plan";
  readonly detail: string;
  /** Headlines that begin so rest on it; `null`: any may. */
  readonly prefix: string | null;
}

/** What came out of running the present program again with one change at a time. */
export interface Replay {
  /** From the earlier inputs, as far as they were at hand; `null`: nothing was run, or could be. */
  readonly base: Report | null;
  readonly steps: readonly ReplayStep[];
  readonly lost: readonly LostPart[];
}

const numberOf = (quantity: Quantity | null): number | null => (quantity?.kind === "estimate" ? quantity.value : null);

const difference = (a: Quantity | null, b: Quantity | null): number | null => {
  const [from, to] = [numberOf(a), numberOf(b)];
  return from === null || to === null ? null : to - from;
};

const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0);

/**
 * What moved between two reports, and why: the parts of data and plan are the steps of a run of the present program with one
 * change at a time; what is left over is the program, or, where earlier inputs were not at hand, is attributed to nobody.
 */
export const attributedChanges = (before: Report, after: Report, replay: Replay): readonly Change[] => {
  const base = replay.base === null ? null : headlineMap(replay.base.findings);
  const steps = replay.steps.map((step) => ({ ...step, map: headlineMap(step.report.findings) }));
  const causesOf = (id: string, a: Quantity | null, b: Quantity | null): readonly Cause[] => {
    const start = base === null ? null : (base.get(id)?.quantity ?? null);
    let here = start;
    const told: Cause[] = [];
    for (const { cause, detail, map } of steps) {
      const next = map.get(id)?.quantity ?? null;
      if (!sameReport(here, next)) told.push({ cause, detail, part: difference(here, next) });
      here = next;
    }
    const rest =
      base === null
        ? { moved: true, part: difference(a, b) }
        : {
            moved: !sameReport(a, start) || !sameReport(here, b),
            part: sum([difference(a, start), difference(here, b)]),
          };
    if (!rest.moved) return told;
    const lost = replay.lost.filter(({ prefix }) => prefix === null || id.startsWith(prefix));
    const owners = lost.map(({ cause, detail }): Cause => ({ cause, detail, part: null }));
    return owners.length > 0
      ? [...told, ...owners]
      : [...told, { cause: "code", detail: "the program changed", part: rest.part }];
  };
  return movedHeadlines(before, after).map((moved) => ({
    ...moved,
    because: causesOf(moved.headline, moved.before, moved.after),
  }));
};
