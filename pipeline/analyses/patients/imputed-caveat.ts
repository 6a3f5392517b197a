import type { CompletedPeople } from "../../derive/weighting/completed-people.ts";
import type { Caveat, Plan } from "../../model/index.ts";

/** How many values of covariates were imputed, of how many people, and how often; nothing where nothing was missing. */
export const imputedCaveat = (
  {
    imputed,
    incomplete,
    people,
  }: Pick<CompletedPeople<unknown>, "imputed" | "incomplete"> & {
    readonly people: { readonly length: number };
  },
  { missing }: Pick<Plan, "missing">,
  of: { readonly code: string; readonly where: string } = { code: "covariates-imputed", where: "" },
): readonly Caveat[] =>
  imputed === 0
    ? []
    : [
        {
          code: of.code,
          prose: [
            of.where,
            { term: String(imputed) },
            " values of covariates, of ",
            { term: `${incomplete} of ${people.length}` },
            " people, were missing; they were imputed ",
            { term: String(missing.imputations) },
            " times from the other covariates, the groups compared and the outcome, and the adjusted estimates pooled over the completed sets.",
          ],
        },
      ];
