import { requireCount, requireFinite, requireSameLength } from "../numeric/require.ts";

/** Rows of each stratum, and each row's group as 0, 1, … in ascending order of the codes that occur. */
export interface GroupedStrata {
  readonly groups: number;
  readonly group: Uint32Array;
  readonly strata: readonly (readonly number[])[];
}

export const groupedStrata = (
  length: number,
  group: ArrayLike<number>,
  stratum: ArrayLike<number> | undefined,
): GroupedStrata => {
  requireSameLength("group", group, length);
  if (stratum) requireSameLength("stratum", stratum, length);
  const found = new Set<number>();
  const rows = new Map<number, number[]>();
  for (let i = 0; i < length; i++) {
    found.add(requireCount(`group[${i}]`, group[i] as number));
    const code = stratum ? requireFinite(`stratum[${i}]`, stratum[i] as number) : 0;
    const list = rows.get(code) ?? [];
    rows.set(code, list);
    list.push(i);
  }
  const index = new Map([...found].sort((a, b) => a - b).map((code, place) => [code, place] as const));
  const codes = new Uint32Array(length);
  for (let i = 0; i < length; i++) codes[i] = index.get(group[i] as number) as number;
  return { groups: found.size, group: codes, strata: [...rows.values()] };
};
