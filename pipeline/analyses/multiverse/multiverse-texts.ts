import type { Block, Prose } from "../../model/index.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import type { MultiverseData } from "./multiverse-data.ts";
import { acrossId, adjustedShareId, byDay, countId, etaId } from "./multiverse-headlines.ts";

/** The sentences of the finding; made-up patients are named before any number. */
export const multiverseTexts = (data: MultiverseData): readonly Block[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  const value = (id: string) => ({ headline: id, show: "value" as const });
  const declared = value(countId(data, "declared"));
  const shown = value(countId(data, "shown"));
  const above = value(countId(data, "above-zero"));
  const none = data.shown.length === 0;
  return [
    {
      kind: "text",
      depth: "plain",
      prose: [
        ...made,
        "A comparison like this takes many choices, and others could be defended as well. We ran ",
        declared,
        " combinations of them. ",
        ...(none
          ? ["None could be shown. "]
          : [
              shown,
              " of them could be shown. In ",
              above,
              " of these, people stayed well longer ",
              { term: data.intervention.with },
              ". ",
            ]),
        ...OWN_CHOICE,
      ],
    },
    {
      kind: "text",
      depth: "clinician",
      prose: [
        ...made,
        "Multiverse of ",
        declared,
        " declared combinations of choices",
        ...byDay(data),
        ": ",
        shown,
        " shown, ",
        value(countId(data, "withheld")),
        " withheld by the declared conditions, ",
        value(countId(data, "not-estimable")),
        " not estimable. ",
        ...(none ? ["None can be shown, so nothing is summed up. "] : summary(data)),
        "Exploratory: the combinations share their people, and no p-value or joint test is made of them.",
      ],
    },
  ];
};

const summary = (data: MultiverseData): Prose => {
  const value = (id: string) => ({ headline: id, show: "value" as const });
  const ranked = data.effects
    .flatMap(({ choice, shown }) => (shown.kind === "estimate" ? [{ choice, share: shown.value }] : []))
    .sort((a, b) => b.share - a.share);
  const [most] = ranked;
  return [
    "Of those shown, ",
    value(countId(data, "above-zero")),
    " (",
    value(acrossId(data, "share-positive")),
    ") have more days without relapse in ",
    { term: data.intervention.label },
    ...(data.adjusted === null || data.adjusted.length === 0
      ? []
      : [", of those adjusted ", value(adjustedShareId(data))]),
    "; the median difference is ",
    value(acrossId(data, "median")),
    ", the range ",
    value(acrossId(data, "lowest")),
    " to ",
    value(acrossId(data, "highest")),
    ". ",
    ...(most === undefined
      ? []
      : [
          "The largest share of the spread lies between the options of one choice, ",
          { term: most.choice.label },
          ": ",
          value(etaId(data, most.choice.id)),
          ". ",
        ]),
  ];
};
