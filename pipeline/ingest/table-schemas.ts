import arms from "../../schemas/arms.schema.json" with { type: "json" };
import durability from "../../schemas/durability.schema.json" with { type: "json" };
import events from "../../schemas/events.schema.json" with { type: "json" };
import outcomes from "../../schemas/outcomes.schema.json" with { type: "json" };
import patients from "../../schemas/patients.schema.json" with { type: "json" };
import results from "../../schemas/results.schema.json" with { type: "json" };
import riskOfBias from "../../schemas/risk-of-bias.schema.json" with { type: "json" };
import satisfaction from "../../schemas/satisfaction.schema.json" with { type: "json" };
import sessions from "../../schemas/sessions.schema.json" with { type: "json" };
import studies from "../../schemas/studies.schema.json" with { type: "json" };
import type { TableSchema } from "./table-schema.ts";

export type TableName =
  | "studies"
  | "arms"
  | "results"
  | "risk-of-bias"
  | "durability"
  | "patients"
  | "outcomes"
  | "sessions"
  | "satisfaction"
  | "events";

export const tableSchemas: Readonly<Record<TableName, TableSchema>> = {
  studies,
  arms,
  results,
  "risk-of-bias": riskOfBias,
  durability,
  patients,
  outcomes,
  sessions,
  satisfaction,
  events,
};
