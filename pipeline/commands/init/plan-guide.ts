import studySchema from "../../../schemas/study.schema.json" with { type: "json" };

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** What stands there now, where one line can hold it. */
const now = (value: unknown): string => {
  if (value === undefined) return "";
  const text = JSON.stringify(value);
  return text.length > 60
    ? Array.isArray(value) && value.length > 1
      ? `${value.length} entries`
      : "see the file"
    : `\`${cell(text)}\``;
};

const unitOf = ({ unit }: Node): string => (typeof unit === "string" && unit !== "" ? ` Unit: ${unit}.` : "");

/** One row for each key and, below it, for the keys that the schema names inside it. */
const rows = (fields: Node, values: unknown, prefix: string): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (!isNode(field) || name === "$schema") return [];
    const key = `${prefix}${name}`;
    const value = isNode(values) ? values[name] : undefined;
    const inner = isNode(field.properties) ? field.properties : null;
    const said = `${String(field.description ?? field.title ?? "")}${unitOf(field)}`;
    const own = `| \`${key}\` | ${inner === null ? now(value) : ""} | ${cell(said)} |`;
    return [own, ...(inner === null ? [] : rows(inner, value, `${key}.`))];
  });

const table = (lines: readonly string[]): string =>
  ["| key | here | what it says |", "|---|---|---|", ...lines].join("\n");

/** What every key of `study.json` is for, from its schema, with the value that stands there. */
export const planGuide = (study: Node): string => {
  const { plan, ...words } = studySchema.properties;
  return `# The keys of study.json

JSON has no comments, so they stand here. This page was written by \`afterglow init\` from the schema of \`study.json\`;
\`afterglow check\` says where a value does not fit.

## The study and its words

${table(rows(words, study, ""))}

## plan: every choice of the analysis

No number is chosen in the program: what is not here is not done. \`afterglow lock\` freezes this part.

${table(rows(plan.properties, study.plan, "plan."))}
`;
};
