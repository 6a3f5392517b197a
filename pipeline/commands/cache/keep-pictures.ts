import { canonicalJson, sha256 } from "../../model/index.ts";
import type { KeepPictures } from "../../report/outputs/output.ts";
import type { Cache } from "./cache.ts";
import { mayBeKept } from "./keep-finding.ts";

/** The pictures of a finding from the cache, or drawn and kept there. Their key is the program (its theme and letters are in it) and all that they are drawn from. */
export const keepPictures =
  (cache: Cache, code: string): KeepPictures =>
  async (finding, from, make) => {
    if (!mayBeKept(finding)) return make();
    const key = sha256(`pictures ${code} ${canonicalJson(from)}`);
    const kept = await cache.get(key);
    if (kept !== null) return JSON.parse(kept) as readonly string[];
    const pictures = await make();
    await cache.put(key, JSON.stringify(pictures));
    return pictures;
  };
