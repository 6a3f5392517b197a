import type { HalfVerdict } from "../model/index.ts";
import { texts } from "./texts.ts";

/** Why one half has its verdict, in words. */
export const reasonText = ({ reason }: Pick<HalfVerdict, "reason">): string =>
  texts.reason[reason as keyof typeof texts.reason] ?? reason.replaceAll("-", " ");
