import claims from "../../schemas/claims.schema.json" with { type: "json" };
import dataset from "../../schemas/dataset.schema.json" with { type: "json" };
import instrument from "../../schemas/instrument.schema.json" with { type: "json" };
import study from "../../schemas/study.schema.json" with { type: "json" };
import { canonicalJson, sha256 } from "../model/index.ts";
import { tableSchemas } from "./table-schemas.ts";

/** The schemas that judge a study folder, by name: SHA-256 of each as canonical JSON. */
export const schemaDigests = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...tableSchemas, claims, dataset, instrument, study })
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, sha256(canonicalJson(schema))]),
  );
