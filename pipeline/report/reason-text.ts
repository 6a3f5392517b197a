import type { HalfVerdict } from "../model/index.ts";
import { type Texts, texts } from "./texts.ts";

/** Why one half has its verdict, in words. */
export const reasonText = ({ reason }: Pick<HalfVerdict, "reason">): string =>
  texts().reason[reason as keyof Texts["reason"]] ?? reason.replaceAll("-", " ");
