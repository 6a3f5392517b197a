import type { Json, VegaLiteSpec } from "../../model/index.ts";

export type Datum = Readonly<Record<string, Json>>;

/** One layer that draws marks, with the rows that it draws them from. */
export interface Leaf {
  readonly type: string;
  readonly styles: readonly string[];
  readonly encoding: Readonly<Record<string, Json>>;
  readonly values: readonly Datum[];
}

export const isRecord = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const texts = (value: Json | undefined): readonly string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];

/** The layers of a chart that draw something, in the order in which they are drawn. */
export const specLeaves = (spec: VegaLiteSpec): readonly Leaf[] => {
  if (Array.isArray(spec.layer)) return spec.layer.flatMap((one) => (isRecord(one) ? specLeaves(one) : []));
  const { mark, data, encoding } = spec;
  const values = isRecord(data) && Array.isArray(data.values) ? data.values.filter(isRecord) : [];
  return [
    {
      type: isRecord(mark) ? String(mark.type) : String(mark),
      styles: isRecord(mark) ? texts(mark.style) : [],
      encoding: isRecord(encoding) ? encoding : {},
      values,
    },
  ];
};
