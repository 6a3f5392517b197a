import type { ContinueOrStop } from "../../derive/evidence/continue-or-stop.ts";
import type { Block, Headline, Prose } from "../../model/index.ts";

export const continueHeadline = (id: string, found: ContinueOrStop): Headline => ({
  id: `${id}/continue-or-stop`,
  label: ["Relapse after going on, against stopping, in people who had got well"],
  unit: "risk-ratio",
  better: "lower",
  quantity: found.quantity,
  test: null,
  n: found.n,
  events: found.basis.events,
  rows: [{ table: "durability", count: found.keys.length, keys: found.keys }],
  basis: found.basis,
});

/** What going on with the drug changes, from people who went on or stopped by chance. */
export const continueBlocks = (headline: Headline, { strata }: ContinueOrStop): readonly Block[] => {
  const shown: Prose =
    headline.quantity.kind === "estimate"
      ? [
          "People who had got well went on or stopped by chance. The risk of relapse after going on, against stopping: ",
          { headline: headline.id, show: "value-and-interval" },
          " (people: ",
          { headline: headline.id, show: "n" },
          ", relapses: ",
          { headline: headline.id, show: "events" },
          "). Below one, going on prevents relapse.",
        ]
      : ["No study that set going on against stopping by chance gave counts that could be used."];
  return [
    { kind: "text", depth: "clinician", prose: shown },
    {
      kind: "table",
      id: "continue-or-stop",
      depth: "clinician",
      caption: [
        "Relapses after going on and after stopping, by stratum; strata of one trial are joined first and count as one trial.",
      ],
      columns: [
        { id: "stratum", label: "Randomized stratum", unit: null, align: "start" },
        { id: "continued", label: "Relapsed, went on", unit: null, align: "end" },
        { id: "continued-n", label: "People, went on", unit: "people", align: "end" },
        { id: "stopped", label: "Relapsed, stopped", unit: null, align: "end" },
        { id: "stopped-n", label: "People, stopped", unit: "people", align: "end" },
        { id: "rows", label: "Rows", unit: null, align: "start" },
      ],
      rows: strata.map(({ contrast, continued, stopped, keys }) => [
        contrast,
        continued.events,
        continued.n,
        stopped.events,
        stopped.n,
        keys.join(" "),
      ]),
    },
  ];
};
