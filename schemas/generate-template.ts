import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

const folder = dirname(fileURLToPath(import.meta.url));
const example = join(folder, "../test/fixtures/sleep-study");
const workflows = join(folder, "../.github/workflows");

const read = (path: string): Fields => JSON.parse(readFileSync(join(example, path), "utf8")) as Fields;

/** What the fixture says of itself, said of an example to start from. */
const asExample = (value: Json): Json => {
  if (typeof value === "string")
    return value
      .replaceAll("Invented for tests", "Invented as an example")
      .replaceAll("invented for tests", "invented");
  if (Array.isArray(value)) return value.map(asExample);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asExample(part)]));
};

const withSchema = (name: string, up: string, fields: Fields): Json =>
  asExample({ ...fields, $schema: `${up}node_modules/afterglow/schemas/${name}.schema.json` });

/** The workflows of this repository by name, as lines: those of a new study are the same. */
const workflowLines = (): Json =>
  Object.fromEntries(
    ["report-clinic.yml", "report-evidence.yml"].map((name) => [
      name,
      readFileSync(join(workflows, name), "utf8").split("\n"),
    ]),
  );

/** Columns that the generator of simulated patients writes beside those of the schema. */
const simulatedColumns: readonly Fields[] = [
  [
    "treatment_resistant",
    "boolean",
    "covariate",
    "Treatment resistant",
    "Earlier treatments did not help (1) or did (0).",
  ],
  ["prior_treatments", "integer", "covariate", "Earlier treatments", "How many were tried before."],
  ["active_substance_use", "boolean", "eligibility", "Substance use", "Active substance use (1) or not (0)."],
  ["psychosis", "boolean", "eligibility", "Psychosis", "Known psychosis (1) or not (0)."],
  [
    "uncontrolled_medical",
    "boolean",
    "eligibility",
    "Uncontrolled illness",
    "An uncontrolled medical illness (1) or not (0).",
  ],
].map(([name = "", type = "", role = "", title = "", description = ""]) => ({
  table: "patients",
  name,
  type,
  levels: null,
  unit: null,
  role,
  title,
  description,
}));

/** The generated files of the example that `init` writes, by name: the invented second study with nothing of its evidence. */
export const generateTemplate = (): Readonly<Record<string, Json>> => {
  const study: Fields = {
    ...read("study.json"),
    id: "my-study",
    authors: ["Name the authors here"],
    notices: [
      "An example to start from: no study, person or app in it exists. Replace every part of it with your own question.",
    ],
    searchNote: "Nothing was searched yet.",
    extraColumns: simulatedColumns,
  };
  return {
    study: withSchema("study", "../", study),
    claims: withSchema("claims", "../", read("claims.json")),
    "sleep-index": withSchema("instrument", "../../", read("instruments/sleep-index.json")),
    "contentment-scale": withSchema("instrument", "../../", read("instruments/contentment-scale.json")),
    workflows: workflowLines(),
  };
};

export const templatePath = (name: string): string => join(folder, "template", `${name}.json`);

const same = (path: string, value: Json): boolean => {
  if (!existsSync(path)) return false;
  return JSON.stringify(JSON.parse(readFileSync(path, "utf8"))) === JSON.stringify(value);
};

/** Writes those that say something else than they should; how a file is laid out is the formatter's. */
export const writeTemplate = (): void => {
  for (const [name, value] of Object.entries(generateTemplate()))
    if (!same(templatePath(name), value)) writeFileSync(templatePath(name), `${JSON.stringify(value, null, 2)}\n`);
};

if (argv[1] === fileURLToPath(import.meta.url)) writeTemplate();
