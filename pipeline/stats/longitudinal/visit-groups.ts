import { type NotEstimable, notEstimable } from "../quantity.ts";
import { addRows, emptyGroup, type RowGroup } from "./row-group.ts";
import { symmetricFrom } from "./visit-structure.ts";

export interface VisitGroups {
  readonly kind: "visit-groups";
  readonly subjects: number;
  /** Patients who were seen at the same visits. */
  readonly groups: readonly RowGroup[];
  /** Which visits those are, as positions, ascending. */
  readonly seen: readonly (readonly number[])[];
  /** Mean products of residuals of each pair of visits over those seen at both (0 where nobody was), a full matrix. */
  readonly about: Float64Array;
  /** A pair of visits at which nobody was seen both times; `null` when there is none. */
  readonly apart: readonly [number, number] | null;
}

/** Sorts patients by the visits at which they were seen. `visit` holds positions; the last element of a row is its residual. */
export const visitGroups = (
  rows: readonly Float64Array[],
  subject: ArrayLike<number>,
  visit: readonly number[],
  visits: number,
): VisitGroups | NotEstimable => {
  const bySubject = new Map<number, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const own = bySubject.get(subject[i] as number);
    if (own) own.push(i);
    else bySubject.set(subject[i] as number, [i]);
  }
  const width = rows[0]?.length as number;
  const found = new Map<string, { readonly own: readonly number[]; readonly group: RowGroup }>();
  const products = new Float64Array(visits * visits);
  const counts = new Float64Array(visits * visits);
  for (const unordered of bySubject.values()) {
    const ordered = [...unordered].sort((a, b) => (visit[a] as number) - (visit[b] as number));
    const own = ordered.map((i) => visit[i] as number);
    if (new Set(own).size < own.length) {
      return notEstimable("singular", "A patient has more than one row at the same visit.", {
        subject: subject[ordered[0] as number] as number,
      });
    }
    const key = own.join();
    const place = found.get(key) ?? { own, group: emptyGroup(own.length, width) };
    found.set(key, place);
    const mine = ordered.map((i) => rows[i] as Float64Array);
    addRows(place.group, mine);
    mine.forEach((one, a) => {
      mine.forEach((other, b) => {
        const at = (own[a] as number) * visits + (own[b] as number);
        products[at] = (products[at] as number) + (one[width - 1] as number) * (other[width - 1] as number);
        counts[at] = (counts[at] as number) + 1;
      });
    });
  }
  const unseen = counts.indexOf(0);
  return {
    kind: "visit-groups",
    subjects: bySubject.size,
    groups: [...found.values()].map(({ group }) => group),
    seen: [...found.values()].map(({ own }) => own),
    about: symmetricFrom(visits, (a, b) => {
      const count = counts[a * visits + b] as number;
      return count === 0 ? 0 : (products[a * visits + b] as number) / count;
    }),
    apart: unseen < 0 ? null : [Math.floor(unseen / visits), unseen % visits],
  };
};
