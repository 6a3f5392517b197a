import { TIPPED_IN } from "../../derive/follow-up/tipping.ts";
import type { Quantity } from "../../model/index.ts";
import { rounded } from "../patients/rounded.ts";
import type { FollowUpData } from "./follow-up-data.ts";
import { TIPPED_WORDS } from "./guess-headlines.ts";

/** The difference at the largest declared factor of the hazard after leaving, for each way of tipping. */
export const tippingEnds = ({
  shown: { tipping },
}: FollowUpData): readonly { readonly label: string; readonly difference: Quantity }[] =>
  tipping.kind === "not-estimable"
    ? []
    : TIPPED_IN.flatMap((which) => {
        const last = tipping.points.find(({ tippedIn }) => tippedIn === which)?.cells.at(-1);
        if (last === undefined) return [];
        const factor = rounded(last.delta, Number.isInteger(last.delta) ? 0 : 2);
        return [{ label: `Hazard after leaving times ${factor}, ${TIPPED_WORDS[which]}`, difference: last.difference }];
      });
