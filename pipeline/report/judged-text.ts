import type { HalfVerdict } from "../model/index.ts";
import { texts } from "./texts.ts";

/** What stands beside a certainty that a person judged, with the suggestion of the rules; `null` where the rules alone speak. */
export const judgedText = ({ judgement }: Pick<HalfVerdict, "judgement">): string | null =>
  judgement == null
    ? null
    : texts().judged.replace("{suggested}", texts().certaintyClinical[judgement.suggested].toLowerCase());
