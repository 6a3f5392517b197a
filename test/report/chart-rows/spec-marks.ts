import type { Json, VegaLiteSpec } from "../../../pipeline/model/index.ts";

type Datum = Readonly<Record<string, Json>>;

interface Layer {
  readonly style: string;
  readonly type: string;
  readonly values: readonly Datum[];
}

/** The layers of a spec that hold rows, in drawing order. */
export const layersOf = (spec: VegaLiteSpec): readonly Layer[] => {
  const { data, mark, layer } = spec as unknown as {
    readonly data?: { readonly values?: readonly Datum[] };
    readonly mark?: { readonly type?: string; readonly style?: string | readonly string[] };
    readonly layer?: readonly VegaLiteSpec[];
  };
  const own = data?.values
    ? [{ style: [mark?.style ?? ""].flat().join("+"), type: mark?.type ?? "", values: data.values }]
    : [];
  return [...own, ...(layer ?? []).flatMap(layersOf)];
};

/** Rows that have this field as a number. */
export const rowsWith = (spec: VegaLiteSpec, field: string): readonly Datum[] =>
  layersOf(spec).flatMap(({ values }) => values.filter((row) => typeof row[field] === "number"));

/** All letters of a picture without the white space at which lines are broken. */
export const lettersOf = (spec: VegaLiteSpec): string =>
  squeezed(
    rowsText(spec)
      .map(({ text }) => text)
      .join(""),
  );

export const squeezed = (text: string): string => text.replace(/\s/g, "");

/** Each text of a picture, with the place of its first line. */
export const rowsText = (
  spec: VegaLiteSpec,
): readonly { readonly text: string; readonly x: number; readonly y: number }[] =>
  layersOf(spec).flatMap(({ values }) =>
    values.flatMap(({ text, x, y }) => (typeof text === "string" ? [{ text, x: Number(x), y: Number(y) }] : [])),
  );

/** Where a value of an axis stands in px, read from the scale that the spec itself gives; beyond the axis, at its end. */
export const placeOn = (spec: VegaLiteSpec, side: "x" | "y"): ((value: number) => number) => {
  const scale = scaleOf(spec, side);
  if (scale === null) throw new Error(`no ${side} axis`);
  const { type, domain, range } = scale;
  const on = (value: number): number => (type === "log" ? Math.log(value) : value);
  const [from, to] = domain as [number, number];
  const [start, end] = range as [number, number];
  return (value) => {
    const share = (on(value) - on(from)) / (on(to) - on(from));
    return start + Math.min(1, Math.max(0, share)) * (end - start);
  };
};

interface Scale {
  readonly type: string;
  readonly domain: readonly number[];
  readonly range: readonly number[];
}

const scaleOf = (spec: VegaLiteSpec, side: "x" | "y"): Scale | null => {
  const { encoding, layer } = spec as unknown as {
    readonly encoding?: Readonly<Record<string, { readonly scale?: Scale | null }>>;
    readonly layer?: readonly VegaLiteSpec[];
  };
  const own = encoding?.[side]?.scale;
  if (own?.range !== undefined) return own;
  for (const inner of layer ?? []) {
    const found = scaleOf(inner, side);
    if (found !== null) return found;
  }
  return null;
};
