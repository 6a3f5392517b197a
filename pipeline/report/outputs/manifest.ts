import { type Manifest, type Report, sha256, type Version } from "../../model/index.ts";
import { type FileBody, pretty, type RunFacts } from "./output.ts";

/** The name that a frozen plan has among the inputs. */
const LOCK = "plan.lock.json";

/** What a version was made from and of; `files` are all the others. */
export const manifest = (
  { report, version, facts }: { readonly report: Report; readonly version: Version; readonly facts: RunFacts },
  files: ReadonlyMap<string, FileBody>,
): Manifest => ({
  schema: "afterglow/manifest/1",
  study: report.study.id,
  inputs: facts.inputs,
  plan: report.plan.sha256,
  planLock: facts.inputs.find(({ path }) => path === LOCK)?.sha256 ?? null,
  schemas: { report: report.schema, version: version.schema, ...facts.schemas },
  seed: report.plan.declared.seed,
  software: facts.software,
  commit: facts.commit,
  options: facts.options,
  outputs: Object.fromEntries([...files].map(([path, body]) => [path, sha256(body)])),
});

export const manifestText = (...parts: Parameters<typeof manifest>): string => pretty(manifest(...parts));
