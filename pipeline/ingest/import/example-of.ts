interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly items?: { readonly type?: string | readonly string[] };
  readonly examples?: readonly unknown[];
}

const objectOf = (schema: Schema, of: (field: Schema) => unknown): unknown =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => schema.required?.includes(name))
      .map(([name, field]) => [name, of(field)]),
  );

const mayBeEmpty = (schema: Schema): boolean => [schema.type].flat().includes("array") && (schema.minItems ?? 0) === 0;

/**
 * A value that a schema's own examples make: of an object every required field, of anything else its first example. Lists of words
 * and of objects are empty, for they name things that another study has. So a study that somebody else's tables become has a
 * whole plan, whatever fields the plan grows.
 */
export const exampleOf = (schema: Schema): unknown => {
  if (schema.properties !== undefined) return objectOf(schema, exampleOf);
  const items = [schema.items?.type].flat();
  if (mayBeEmpty(schema) && (items.includes("string") || items.includes("object"))) return [];
  return schema.examples?.[0] ?? null;
};

/** The least that a schema takes: no item, nothing, and an example only where neither will do. */
export const emptyOf = (schema: Schema): unknown => {
  const types = [schema.type].flat();
  if (types.includes("null")) return null;
  if (mayBeEmpty(schema)) return [];
  return schema.properties === undefined ? exampleOf(schema) : objectOf(schema, emptyOf);
};

/** The same for every required field that is not given. */
export const withEmpty = (
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  ...(objectOf(schema, emptyOf) as Readonly<Record<string, unknown>>),
  ...given,
});
