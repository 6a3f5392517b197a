export * from "./compile-schema.ts";
export * from "./nearest.ts";
export * from "./read-json.ts";
export * from "./read-simulation.ts";
export * from "./read-study.ts";
export type { StudyFiles } from "./study-files.ts";
export type { FieldSchema, TableSchema } from "./table-schema.ts";
export * from "./table-schemas.ts";
