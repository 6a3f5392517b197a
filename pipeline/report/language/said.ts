import type { VegaLiteSpec } from "../../model/index.ts";
import { english, language } from "../texts.ts";
import { type Speaker, speakerOf } from "./speaker.ts";
import { spokenSpec } from "./spoken-spec.ts";

const speaker = (): Speaker => {
  const { page, report } = language();
  return speakerOf(report, page.number.point, () => {});
};

/** A bare text in the language that is spoken here; as it is where the language has no words for it. */
export const said = (text: string): string => speaker().text(text);

/** A chart in the language that is spoken here. */
export const saidSpec = (spec: VegaLiteSpec): VegaLiteSpec =>
  language() === english ? spec : spokenSpec(spec, speaker());
