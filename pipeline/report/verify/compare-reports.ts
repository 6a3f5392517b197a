import type { Report } from "../../model/index.ts";
import { compareValues, type Match, type Tolerance } from "./compare-values.ts";
import { ITEM_KINDS, type Item, type ItemKind, reportItems } from "./report-items.ts";

/** `missing`: the version has it and the new report has not; `new`: the other way round. */
export const ITEM_STATES = ["identical", "within", "different", "missing", "new"] as const;
export type ItemState = Match | "missing" | "new";

export interface ComparedItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly of: string;
  readonly state: ItemState;
  /** Place inside the item, and the two values there as short text; `null` where there is none or it is private. */
  readonly at: string;
  readonly was: string | null;
  readonly now: string | null;
}

export type Counts = Readonly<Record<ItemKind, Readonly<Record<ItemState, number>>>>;

export interface ComparedReports {
  readonly items: readonly ComparedItem[];
  readonly counts: Counts;
  /** Items that are not the same within the tolerance. */
  readonly differing: number;
}

const MOST_LETTERS = 80;

const short = (value: unknown): string | null => {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
};

const keyOf = ({ kind, id }: Item): string => `${kind} ${id}`;

const onlyOne = ({ kind, id, of }: Item, state: "missing" | "new"): ComparedItem => ({
  kind,
  id,
  of,
  state,
  at: "",
  was: null,
  now: null,
});

const countOf = (items: readonly ComparedItem[]): Counts =>
  Object.fromEntries(
    ITEM_KINDS.map((kind) => [
      kind,
      Object.fromEntries(
        ITEM_STATES.map((state) => [state, items.filter((item) => item.kind === kind && item.state === state).length]),
      ),
    ]),
  ) as Counts;

/** Compares a version's report with one derived anew, part by part. Both as JSON has them. */
export const compareReports = (was: Report, now: Report, tolerance: Tolerance): ComparedReports => {
  const before = reportItems(was);
  const after = new Map(reportItems(now).map((item) => [keyOf(item), item]));
  const known = new Set(before.map(keyOf));
  const items = [
    ...before.map((item): ComparedItem => {
      const other = after.get(keyOf(item));
      if (other === undefined) return onlyOne(item, "missing");
      const { match, at, was: a, now: b } = compareValues(item.value, other.value, tolerance);
      const { kind, id, of } = item;
      const values =
        match === "identical" || item.isPrivate ? { was: null, now: null } : { was: short(a), now: short(b) };
      return { kind, id, of, state: match, at, ...values };
    }),
    ...[...after.values()].filter((item) => !known.has(keyOf(item))).map((item) => onlyOne(item, "new")),
  ];
  const differing = items.filter(({ state }) => state !== "identical" && state !== "within").length;
  return { items, counts: countOf(items), differing };
};
