import { aalenJohansen, type CumulativeIncidence } from "../../../pipeline/stats/survival/aalen-johansen.ts";
import { type CompetingRisks, causeSpecific } from "../../../pipeline/stats/survival/competing-risks.ts";
import { cumulativeIncidenceInfluence } from "../../../pipeline/stats/survival/cumulative-incidence-influence.ts";
import { grayTest } from "../../../pipeline/stats/survival/gray-test.ts";
import { logRank } from "../../../pipeline/stats/survival/log-rank.ts";
import { completeTable, expectedLabels, roleLabels, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const table = completeTable(reference, ["time", "status", "group"]);
  const time = roleNumbers(reference, "time", table);
  const cause = roleNumbers(reference, "status", table);
  const label = roleLabels(reference, "group", table);
  const groups = expectedLabels(reference, "groups");
  const group = label.map((one) => groups.indexOf(one ?? ""));
  const times = expectedLabels(reference, "times").map(Number);
  const causes = [...new Set(cause)].filter((code) => code > 0).sort((a, b) => a - b);
  const tests = causes.map((code) => grayTest({ time, cause, group }, { cause: code }));
  return {
    groups,
    times,
    ...Object.fromEntries(
      causes.flatMap((code) =>
        groups.map((name, g) => {
          const rows = group.flatMap((one, row) => (one === g ? [row] : []));
          const data = { time: rows.map((row) => time[row] ?? 0), cause: rows.map((row) => cause[row] ?? 0) };
          return [`cause${code}.group_${name}`, curveTree(data, code, times)] as const;
        }),
      ),
    ),
    gray_test: {
      stat: tests.map((one) => (one.kind === "gray" ? one.test.statistic : one)),
      p: tests.map((one) => (one.kind === "gray" ? one.test.p : one)),
      df: tests.map((one) => (one.kind === "gray" ? one.test.df[0] : one)),
      order: causes.map((code) => `cause ${code}`).join(", "),
    },
    ...Object.fromEntries(
      causes.map((code) => {
        const test = logRank({ time, event: causeSpecific({ time, cause }, code).event, group });
        const tree = test.kind === "log-rank" ? { chisq: test.test.statistic, p: test.test.p } : test;
        return [`cause_specific_logrank.${code}`, tree] as const;
      }),
    ),
  };
};

/** cmprsk gives nothing beyond the last time seen, survival carries the last step on. */
const curveTree = (data: CompetingRisks, cause: number, times: readonly number[]): ResultTree => {
  const curve = aalenJohansen(data, { cause });
  const seen = (values: Float64Array): ResultTree =>
    times.map((time) => (time > curve.maxTime ? null : stepAt(curve, values, time)));
  return {
    cif: seen(curve.incidence),
    "var.cmprsk": seen(curve.standardErrorGray.map((se) => se * se)),
    "se.cmprsk": seen(curve.standardErrorGray),
    "se.survfit_infinitesimal_jackknife": times.map((time) => {
      const influence = cumulativeIncidenceInfluence(data, { cause, time });
      return Math.sqrt(influence.reduce((total, one) => total + one * one, 0));
    }),
    "se.delta_method": times.map((time) => stepAt(curve, curve.standardError, time)),
  };
};

const stepAt = ({ time }: CumulativeIncidence, values: Float64Array, at: number): number =>
  values[time.filter((one) => one <= at).length - 1] ?? 0;

/** Cumulative incidence and Gray's test. */
export const survCifAdapter: Adapter = { kind: "surv-cif", run };
