/** How a covariate enters a model: as it is, as percent of the scale, as log(1 + x), or as a natural spline of some columns. */
export type CovariateForm =
  | { readonly kind: "plain" }
  | { readonly kind: "pomp" }
  | { readonly kind: "log1p" }
  | { readonly kind: "spline"; readonly df: number };

export interface CovariateSpec {
  /** As declared: "age(ns3)". */
  readonly text: string;
  /** A column of the patients table, or `baseline`. */
  readonly name: string;
  readonly form: CovariateForm;
}

/**
 * What a declared covariate means: `name`, `name(pomp)` (percent of the instrument's range; of the baseline score only),
 * `name(log1p)`, `name(ns3)`. Throws RangeError for anything else.
 */
export const covariateSpec = (text: string): CovariateSpec => {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:\(([a-z0-9]+)\))?$/.exec(text);
  const name = match?.[1];
  if (name === undefined) throw new RangeError(`covariate must be name or name(form): ${text}`);
  const form = formOf(match?.[2]);
  if (form === null) throw new RangeError(`covariate's form must be pomp, log1p or ns1 to ns9: ${text}`);
  if ((form.kind === "pomp") !== (name === "baseline")) {
    throw new RangeError(`pomp must be the form of baseline and of nothing else: ${text}`);
  }
  return { text, name, form };
};

const formOf = (word: string | undefined): CovariateForm | null => {
  if (word === undefined) return { kind: "plain" };
  if (word === "pomp" || word === "log1p") return { kind: word };
  const df = /^ns([1-9])$/.exec(word)?.[1];
  return df === undefined ? null : { kind: "spline", df: Number(df) };
};
