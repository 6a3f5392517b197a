import type { Headline, Prose, Quantity } from "../../model/index.ts";
import { quantileSorted } from "../../stats/numeric/quantile-sorted.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { MultiverseData } from "./multiverse-data.ts";

/** Last parts of headline ids of counts of cells. */
export type CellCount = "declared" | "shown" | "withheld" | "not-estimable" | "above-zero";

export const countId = (data: MultiverseData, count: CellCount): string => `${data.id}/cells/${count}${data.suffix}`;

/** The id of a number of all cells shown. */
export const acrossId = (data: MultiverseData, what: "share-positive" | "median" | "lowest" | "highest"): string =>
  `${data.id}/${what}/${data.plan.multiverse.measure}${data.suffix}`;

export const adjustedShareId = (data: MultiverseData): string =>
  `${data.id}/share-positive/${data.plan.multiverse.measure}/adjusted${data.suffix}`;

export const primaryId = (data: MultiverseData): string =>
  `${data.id}/primary-cell/${data.plan.multiverse.measure}${data.suffix}`;

export const etaId = (data: MultiverseData, choice: string): string => `${data.id}/eta-squared/${choice}${data.suffix}`;

/** What the cells say together; no p-value, and no number of a cell that is withheld. */
export const multiverseHeadlines = (data: MultiverseData): readonly Headline[] => {
  const { shown, results, plan, first, second, intervention, comparator } = data;
  const n = first.responders.time.length + second.responders.time.length;
  const rows = data.arms.flatMap((arm) => arm.rows);
  const made = (
    id: string,
    words: Prose,
    kind: Pick<Headline, "unit" | "quantity"> & Partial<Pick<Headline, "better">>,
  ): Headline => headline({ id, label: [...words, ...byDay(data)], n, rows, ...kind });
  const arms: Prose = [{ term: intervention.label }, " minus ", { term: comparator.label }];
  const nothing =
    data.refused ??
    (typeof data.tau === "number"
      ? notEstimable("gate-closed", "No combination of choices could be shown.")
      : data.tau);
  const of = (value: number | null): Quantity => (value === null ? nothing : estimate(value));
  const sorted = [...shown].sort((a, b) => a - b);
  const share = (values: readonly number[]): Quantity =>
    of(values.length === 0 ? null : aboveZero(values) / values.length);
  const across = (
    what: Parameters<typeof acrossId>[1],
    words: string,
    kind: Pick<Headline, "unit" | "quantity">,
  ): Headline =>
    made(acrossId(data, what), [`${words}, combinations of choices shown, `, ...arms], { ...kind, better: "higher" });
  const days = (value: number | null) => ({ unit: "day-difference", quantity: of(value) });
  const difference = "of the differences in mean days without relapse";
  const primary = results.find((result) => result.primary);
  return [
    across("share-positive", "Share of differences in mean days without relapse above zero", {
      unit: "share",
      quantity: share(shown),
    }),
    ...(data.adjusted === null
      ? []
      : [
          made(adjustedShareId(data), ["The same share among the combinations shown that are adjusted, ", ...arms], {
            unit: "share",
            better: "higher",
            quantity: share(data.adjusted),
          }),
        ]),
    across("median", `Median ${difference}`, days(quantileSorted(sorted, 0.5))),
    across("lowest", `Lowest ${difference}`, days(sorted[0] ?? null)),
    across("highest", `Highest ${difference}`, days(sorted.at(-1) ?? null)),
    made(primaryId(data), ["Difference in mean days without relapse, the combination declared as primary, ", ...arms], {
      unit: "day-difference",
      better: "higher",
      quantity: primaryQuantity(primary, nothing),
    }),
    ...counts(data).map(([count, words, value]) =>
      made(countId(data, count), [words], { unit: "count", quantity: estimate(value) }),
    ),
    ...plan.multiverse.choices.map(({ id, label }, i) =>
      made(
        etaId(data, id),
        ["Share of the spread of the combinations shown that lies between the options of: ", { term: label }],
        { unit: "share", quantity: data.effects[i]?.shown ?? nothing },
      ),
    ),
  ];
};

export const byDay = (data: MultiverseData): Prose => [
  ", by day ",
  data.definition(data.fallback === null ? "horizon" : "fallback"),
];

const aboveZero = (values: readonly number[]): number => values.filter((value) => value > 0).length;

const counts = ({ results, shown }: MultiverseData): readonly (readonly [CellCount, string, number])[] => {
  const count = (state: string): number => results.filter((result) => result.state === state).length;
  return [
    ["declared", "Combinations of choices declared", results.length],
    ["shown", "Combinations of choices estimated and shown", count("shown")],
    ["withheld", "Combinations of choices estimated and withheld", count("withheld")],
    ["not-estimable", "Combinations of choices not estimable", count("not-estimable")],
    ["above-zero", "Combinations of choices shown with a difference above zero", aboveZero(shown)],
  ];
};

const primaryQuantity = (primary: MultiverseData["results"][number] | undefined, nothing: Quantity): Quantity => {
  if (primary === undefined) {
    return nothing.kind === "not-estimable" && nothing.code === "not-reached"
      ? nothing
      : notEstimable("not-declared", "The declared choices do not hold the primary analysis.");
  }
  return primary.state === "withheld"
    ? notEstimable("gate-closed", "Withheld by the declared conditions; the table of all combinations says which.")
    : primary.difference;
};
