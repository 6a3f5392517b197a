import type { Json } from "../../model/index.ts";
import { isVerified, type Verification } from "./verification.ts";

/** The document of `verify --json`: counts, and every part that is not identical. */
export const verifyJson = (found: Verification): Json => {
  const { report, ...rest } = found;
  return {
    schema: "afterglow/verify/1",
    verified: isVerified(found),
    ...(rest as unknown as Readonly<Record<string, Json>>),
    counts: (report?.counts ?? null) as unknown as Json,
    differing: report?.differing ?? null,
    differences: (report?.items.filter(({ state }) => state !== "identical") ?? []) as unknown as Json,
  };
};
