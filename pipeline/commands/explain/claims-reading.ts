import type { Claim, Verdict } from "../../model/index.ts";
import { texts } from "../../report/texts.ts";

/** Every text inside a value, by the path that leads to it. */
const textsIn = (value: unknown, path: string): readonly (readonly [path: string, text: string])[] => {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, path === "" ? key : `${path}.${key}`));
};

/** Where a claim names a number, by its whole id or by its id within a data set. */
export const readsOf = (claim: Claim, ids: ReadonlySet<string>): readonly (readonly [path: string, id: string])[] =>
  textsIn(claim, "").filter(([, text]) => ids.has(text));

const decides = (verdicts: readonly Verdict[], id: string): readonly string[] =>
  verdicts.flatMap((verdict) => {
    const name = verdict.component === null ? verdict.claim : `${verdict.claim}/${verdict.component}`;
    return [
      { half: verdict.published, who: "published studies" },
      ...verdict.patients.map(({ dataset, half }) => ({ half, who: dataset })),
    ]
      .filter(({ half }) => half.headline === id)
      .map(({ half, who }) => {
        const reason = (texts().reason as Readonly<Record<string, string>>)[half.reason] ?? half.reason;
        return `${name}: what ${who} say rests on it: ${texts().verdict[half.verdict].toLowerCase()} (${reason})`;
      });
  });

/** The statements that a number speaks to: those whose verdict rests on it, then those whose rules name it. */
export const claimsReading = (
  id: string,
  claims: readonly Claim[],
  verdicts: readonly Verdict[],
): readonly string[] => {
  const within = id.slice(id.indexOf("/") + 1);
  const named = claims.flatMap((claim) =>
    readsOf(claim, new Set([id, within])).map(([path]) => `${claim.id}: named in claims.json as ${path}`),
  );
  return [...decides(verdicts, id), ...named];
};
