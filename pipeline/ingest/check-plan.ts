import type { Instrument, IssueLog, StudyFile } from "../model/index.ts";
import { checkMultiverse } from "./check-multiverse.ts";
import { checkNetworks } from "./check-networks.ts";
import { didYouMean } from "./nearest.ts";
import { tableSchemas } from "./table-schemas.ts";

const file = "study.json";

/** Words of `study.json` that contradict the rest of it: roles, modalities, further columns, instruments of the plan. */
export const checkPlan = (
  study: StudyFile,
  context: { readonly instruments: readonly Instrument[] | null; readonly datasets: number; readonly log: IssueLog },
): void => {
  const { log } = context;
  const roles = study.cohorts.map(({ role }) => role);
  if (roles.length !== 2 || !roles.includes("comparator") || !roles.includes("intervention")) {
    log.add("roles-not-two", { file, column: "cohorts" });
  }
  const seen = new Set<string>();
  for (const { id, modalities } of study.cohorts) {
    if (seen.has(id)) log.add("id-repeated", { file, column: "cohorts" }, id);
    seen.add(id);
    const list = study.words.modality ?? [];
    for (const modality of modalities.filter((word) => !list.includes(word))) {
      const words = { list: "modality", nearest: didYouMean(modality, list), allowed: list.join(", ") };
      log.add("word-unknown", { file, column: "cohorts" }, modality, words);
    }
  }
  const columns = new Set<string>();
  for (const { table, name } of study.extraColumns) {
    const key = `${table}.${name}`;
    const isCore = Object.hasOwn(tableSchemas[table].properties, name) || /^item_\d+$/.test(name);
    if (isCore || columns.has(key)) log.add("column-repeated", { file, column: "extraColumns" }, key);
    columns.add(key);
  }
  const rules = new Set<string>();
  for (const { id } of study.plan.relapse.alternatives) {
    if (rules.has(id)) log.add("id-repeated", { file, column: "plan.relapse.alternatives" }, id);
    rules.add(id);
  }
  checkMultiverse(study.plan, log);
  checkNetworks(study, log);
  // An instrument file at fault is one issue: that the plan asks for it as well would be noise.
  if (context.datasets === 0 || context.instruments === null) return;
  const known = new Set(context.instruments.map(({ id }) => id));
  for (const [condition, id] of Object.entries(study.primaryInstruments)) {
    if (!known.has(id)) log.add("instrument-absent", { file, column: `primaryInstruments.${condition}` }, id);
  }
  const { instrument } = study.plan.satisfaction;
  if (!known.has(instrument))
    log.add("instrument-absent", { file, column: "plan.satisfaction.instrument" }, instrument);
  for (const { id, score } of study.plan.relapse.alternatives) {
    const only = score?.instrument ?? null;
    if (only !== null && !known.has(only)) {
      log.add("instrument-absent", { file, column: `plan.relapse.alternatives.${id}` }, only);
    }
  }
};
