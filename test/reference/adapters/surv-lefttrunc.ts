import { kaplanMeier, nelsonAalen, type RightCensored } from "../../../pipeline/stats/index.ts";
import { groupTables } from "../harness/groups.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { standardErrors } from "./surv-km.ts";

export const survLefttruncAdapter: Adapter = {
  kind: "surv-lefttrunc",
  run: (reference) =>
    Object.fromEntries(
      [...groupTables(reference, ["entry", "exit", "status"])].map(([label, table]) => [
        label,
        treeOf({
          time: roleNumbers(reference, "exit", table),
          event: roleNumbers(reference, "status", table).map((status) => (status === 1 ? 1 : 0)),
          entry: roleNumbers(reference, "entry", table),
        }),
      ]),
    ),
};

/** Times with an event only. */
const treeOf = (data: RightCensored): ResultTree => {
  const curve = kaplanMeier(data, { interval: "log-log" });
  const atEvents = <T>(values: ArrayLike<T>): readonly T[] =>
    Array.from(values).filter((_, k) => (curve.event[k] ?? 0) > 0);
  return {
    n: curve.n,
    events: curve.events,
    event_time: atEvents(curve.time),
    "n.risk": atEvents(curve.atRisk),
    "n.event": atEvents(curve.event),
    surv: atEvents(curve.survival),
    "std.err.greenwood": atEvents(standardErrors(curve)),
    "loglog.lower": atEvents(curve.low),
    "loglog.upper": atEvents(curve.high),
    nelson_aalen: atEvents(nelsonAalen(curve).cumulativeHazard),
  };
};
