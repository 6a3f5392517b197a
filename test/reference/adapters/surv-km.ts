import {
  curveAt,
  type FlatStretch,
  type KaplanMeier,
  kaplanMeier,
  nelsonAalen,
  type RightCensored,
  survivalQuantile,
} from "../../../pipeline/stats/index.ts";
import { groupTables } from "../harness/groups.ts";
import type { Table } from "../harness/read-table.ts";
import { numberOption, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree, Tree } from "../harness/types.ts";
import { highOf, lowOf, pointOf } from "../harness/values.ts";

const intervals = [
  ["loglog", "log-log"],
  ["plain", "plain"],
  ["log", "log"],
] as const;

/** Who of a table had the event when. */
export const rightCensoredOf = (reference: ReferenceCase, table: Table): RightCensored =>
  Object.freeze({
    time: Object.freeze([...roleNumbers(reference, "time", table)]),
    event: Object.freeze(roleNumbers(reference, "status", table).map((status) => (status === 1 ? 1 : 0))),
  });

export const survKmAdapter: Adapter = {
  kind: "surv-km",
  run: (reference) =>
    Object.fromEntries(
      [...groupTables(reference, ["time", "status"])].map(([label, table]) => [
        label,
        treeOf(rightCensoredOf(reference, table), {
          times: timesOf(reference.expected[label] ?? null),
          level: numberOption(reference, "level", 0.95),
        }),
      ]),
    ),
};

/** R gives no standard error where nobody is left. */
export const standardErrors = ({ standardError, survival }: KaplanMeier): readonly (number | null)[] =>
  Array.from(standardError, (se, k) => (survival[k] === 0 ? null : se));

const timesOf = (expected: Tree): readonly number[] => {
  const at = typeof expected === "object" && expected !== null && "at" in expected ? expected.at : null;
  return typeof at === "object" && at !== null && "times" in at && Array.isArray(at.times) ? at.times.map(Number) : [];
};

const treeOf = (
  data: RightCensored,
  { times, level }: { readonly times: readonly number[]; readonly level: number },
): ResultTree => {
  const curve = kaplanMeier(data, { level });
  const hazard = nelsonAalen(curve);
  const at = times.map((time) => curveAt(curve, time));
  const curves = intervals.map(([key, interval]) => [key, kaplanMeier(data, { level, interval })] as const);
  const quantile = (p: number, flat: FlatStretch = "middle") => pointOf(survivalQuantile(curve, p, { flat }));
  return {
    n: curve.n,
    events: curve.events,
    time: curve.time,
    "n.risk": curve.atRisk,
    "n.event": curve.event,
    "n.censor": curve.censored,
    surv: curve.survival,
    "std.err.greenwood": standardErrors(curve),
    ...Object.fromEntries(
      curves.flatMap(([key, { low, high }]) => [
        [`${key}.lower`, low],
        [`${key}.upper`, high],
      ]),
    ),
    nelson_aalen: hazard.cumulativeHazard,
    "nelson_aalen.se": hazard.standardError,
    median: {
      estimate: quantile(0.5),
      first_time_S_le_half: quantile(0.5, "first"),
      print_survfit: quantile(0.5, "middle-before-drop"),
      ...Object.fromEntries(
        curves.flatMap(([key, own]) => {
          const limits = quantileLimits(own);
          return [
            [`${key}.lower`, limits.low],
            [`${key}.upper`, limits.high],
          ];
        }),
      ),
    },
    quantile25: quantile(0.25),
    quantile75: quantile(0.75),
    at: {
      times,
      surv: at.map((point) => point.survival),
      "std.err": at.map((point) => point.standardError),
      "loglog.lower": at.map((point) => point.low),
      "loglog.upper": at.map((point) => point.high),
      "n.risk": at.map((point) => point.atRisk),
    },
  };
};

const quantileLimits = (curve: KaplanMeier) => {
  const quantity = survivalQuantile(curve);
  if (quantity.kind === "not-estimable") return { low: quantity.details?.low ?? null, high: null };
  return { low: lowOf(quantity), high: highOf(quantity) };
};
