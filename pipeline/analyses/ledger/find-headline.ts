import type { Finding, Headline } from "../../model/index.ts";

export interface FindHeadline {
  /** The headline of an id, `null` when its whole finding is absent. Throws RangeError when only the headline is. */
  (id: string): Headline | null;
  /** The same for a headline that need not exist. */
  readonly optional: (id: string) => Headline | null;
}

/**
 * Looks headlines up by id. A finding that is not there is data (an analysis that was not run); a finding without a headline that a
 * statement declares is a bug.
 */
export const findHeadline = (findings: readonly Pick<Finding, "id" | "headlines">[]): FindHeadline => {
  const known = new Map(
    findings.flatMap(({ headlines }) => headlines.map((headline) => [headline.id, headline] as const)),
  );
  const optional = (id: string): Headline | null => known.get(id) ?? null;
  const strict = (id: string): Headline | null => {
    const headline = optional(id);
    if (headline === null && findings.some((finding) => id.startsWith(`${finding.id}/`)))
      throw new RangeError(`headline of a statement does not exist: ${id}`);
    return headline;
  };
  return Object.assign(strict, { optional });
};
