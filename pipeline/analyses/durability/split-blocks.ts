import type { AtlasSplit } from "../../derive/evidence/atlas/atlas-splits.ts";
import { strandSlug } from "../../derive/evidence/atlas/atlas-strand.ts";
import type { Block, Cell, Headline, Plan, Prose, Quantity } from "../../model/index.ts";
import { labelOf, words } from "../published/words.ts";
import { familySlug } from "./curve-headlines.ts";

export interface FamilySplit extends AtlasSplit {
  readonly family: string;
}

/** Pairs of which anything can be said: trials compare them, or both have a level. */
export const spoken = (splits: readonly FamilySplit[]): readonly FamilySplit[] =>
  splits.filter(({ basis }) => basis !== "nothing");

const pairId = (id: string, { family, a, b }: FamilySplit): string =>
  `${id}/${familySlug(family)}/${strandSlug(a)}-against-${strandSlug(b)}`;

/** Fit within trials and fit between studies, side by side; never their average. */
export const splitHeadlines = (id: string, splits: readonly FamilySplit[]): readonly Headline[] =>
  spoken(splits).flatMap((split) => {
    const { a, b } = split;
    const make = (measure: string, label: string, unit: string, quantity: Quantity, n: number): Headline => ({
      id: `${pairId(id, split)}/${measure}`,
      label: [label, words(a.name), ", against ", words(b.name)],
      unit,
      better: measure === "within" || measure === "between" ? "lower" : "neither",
      quantity,
      test: null,
      n,
      events: null,
      rows: [{ table: "durability", count: split.keys.length, keys: split.keys }],
      basis: null,
    });
    return [
      make("within", "Hazard of relapse inside trials: ", "hazard-ratio", split.within, split.trials),
      make("between", "Hazard of relapse between studies: ", "hazard-ratio", split.between, split.studies),
      ...(split.gate.open
        ? [
            make("ratio", "Inside trials over between studies: ", "ratio", split.ratio, split.studies),
            make("share-between", "Share from comparing studies: ", "share", split.shareBetween, split.studies),
          ]
        : []),
    ];
  });

/** Where each difference comes from, in words and as a table. */
export const splitBlocks = (id: string, plan: Pick<Plan, "labels">, all: readonly FamilySplit[]): readonly Block[] => {
  const splits = spoken(all);
  if (splits.length === 0) return [];
  const sentences = splits.flatMap((split): Prose => {
    const { a, b, basis, within } = split;
    return [
      words(a.name),
      ", against ",
      words(b.name),
      ": ",
      ...(within.kind === "estimate"
        ? ([
            "relative hazard of relapse inside trials: ",
            { headline: `${pairId(id, split)}/within`, show: "value-and-interval" },
            ". ",
          ] as Prose)
        : []),
      basis === "between"
        ? "all of this difference comes from comparing different studies. "
        : basis === "within"
          ? "Nothing of it comes from comparing different studies. "
          : "What trials say and what differences between studies say stand side by side, never averaged. ",
      ...(split.gate.open || basis === "within" ? [] : ["Too few studies to set them against each other. "]),
    ];
  });
  const cell = (split: FamilySplit, measure: string): Cell => ({ headline: `${pairId(id, split)}/${measure}` });
  return [
    { kind: "text", depth: "clinician", prose: sentences },
    {
      kind: "table",
      id: "within-and-between",
      depth: "full",
      caption: [
        "Hazard of relapse of the first against the second, from inside trials and from differences between studies. The two are never averaged: only the first is protected by chance.",
      ],
      columns: [
        { id: "family", label: "Condition", unit: null, align: "start" },
        { id: "first", label: "First", unit: null, align: "start" },
        { id: "second", label: "Second", unit: null, align: "start" },
        { id: "within", label: "Inside trials", unit: "hazard-ratio", align: "end" },
        { id: "trials", label: "Trials", unit: null, align: "end" },
        { id: "between", label: "Between studies", unit: "hazard-ratio", align: "end" },
        { id: "ratio", label: "Inside over between", unit: "ratio", align: "end" },
        { id: "share", label: "Share from comparing studies", unit: "share", align: "end" },
        { id: "words", label: "Where it comes from", unit: null, align: "start" },
        { id: "gate", label: "Shown together", unit: null, align: "start" },
      ],
      rows: splits.map((split): readonly Cell[] => [
        labelOf(plan, "family", split.family),
        split.a.name,
        split.b.name,
        cell(split, "within"),
        split.trials,
        cell(split, "between"),
        split.gate.open ? cell(split, "ratio") : "",
        split.gate.open ? cell(split, "share-between") : "",
        split.words,
        split.gate.open ? "yes" : `no: ${split.gate.reasons.join(" ")}`,
      ]),
    },
  ];
};
