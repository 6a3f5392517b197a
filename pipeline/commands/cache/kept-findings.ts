import { codeIdentity } from "../../effects/code-identity.ts";
import type { Effects } from "../../effects/effects.ts";
import { diskCache } from "./disk-cache.ts";
import { type KeepFinding, keepFinding } from "./keep-finding.ts";

/** Beside the bundle of a checkout; safe to delete. */
export const KEPT = ".cache/kept";

/** Findings from the cache on disk, for commands that write no version. */
export const keptFindings = async ({ files }: Pick<Effects, "files">): Promise<KeepFinding> =>
  keepFinding(diskCache(KEPT, files), await codeIdentity());
