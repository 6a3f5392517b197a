import claims from "../../../schemas/template/claims.json" with { type: "json" };
import contentmentScale from "../../../schemas/template/contentment-scale.json" with { type: "json" };
import dataset from "../../../schemas/template/dataset.json" with { type: "json" };
import simulation from "../../../schemas/template/simulation.json" with { type: "json" };
import sleepIndex from "../../../schemas/template/sleep-index.json" with { type: "json" };
import study from "../../../schemas/template/study.json" with { type: "json" };
import workflows from "../../../schemas/template/workflows.json" with { type: "json" };
import { planGuide } from "./plan-guide.ts";
import { projectFiles } from "./project-files.ts";
import { tableTemplates } from "./table-templates.ts";

const screening = {
  $schema: "../../node_modules/afterglow/schemas/screening.schema.json",
  searches: [],
  identified: { databases: null, registers: null, other: null },
  duplicatesRemoved: null,
  screened: null,
  excludedAtScreening: null,
  sought: null,
  notRetrieved: null,
  assessed: null,
  excluded: [],
  included: 0,
  screenedBy: null,
  registration: null,
  notes: "Nothing was searched yet.",
};

const certainty = { $schema: "../../node_modules/afterglow/schemas/certainty.schema.json", judgements: [] };

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file of a new study by its path, but the tables of its simulated patients: `simulate` draws them. */
export const scaffold = (): Readonly<Record<string, string>> => ({
  ...projectFiles,
  ...tableTemplates(study.extraColumns),
  "data/README.md": planGuide(study),
  "data/study.json": json(study),
  "data/claims.json": json(claims),
  "data/instruments/sleep-index.json": json(sleepIndex),
  "data/instruments/contentment-scale.json": json(contentmentScale),
  "data/evidence/screening.json": json(screening),
  "data/evidence/certainty.json": json(certainty),
  "data/patients/simulated/dataset.json": json(dataset),
  "data/patients/simulated/simulation.json": json(simulation),
  ...Object.fromEntries(
    Object.entries(workflows).map(([name, lines]) => [`.github/workflows/${name}`, lines.join("\n")]),
  ),
});
