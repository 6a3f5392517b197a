import { familyMembers } from "../../pipeline/analyses/families/family-members.ts";
import type { Finding, Plan } from "../../pipeline/model/index.ts";
import { cellText } from "../../pipeline/report/cell-text.ts";
import { proseText } from "../../pipeline/report/prose-text.ts";
import { proseOf } from "../../pipeline/report/unbound-digits.ts";

/** The numbers that the declared families hold, without the data set prefix. */
export const declaredIn = (plan: Pick<Plan, "families" | "estimandHeadlines">): ReadonlySet<string | null> =>
  new Set((["primary", "secondary"] as const).flatMap((id) => familyMembers(plan, id).map(({ headline }) => headline)));

const P_VALUE = /\bP ?[=<>] ?0?\.\d|\bp[- ]values? (of|=) |\bP, (alone|corrected)/;

const isMultiplicity = ({ analysis }: Pick<Finding, "analysis">): boolean => analysis === "multiplicity";

/** Where a p value stands that no declared family holds, in headlines, tables and prose. */
export const strays = (findings: readonly Finding[], declared: ReadonlySet<string | null>): readonly string[] => {
  const ofPatients = findings.filter(({ source }) => source.kind === "patients");
  const headlines = new Map(findings.flatMap((finding) => finding.headlines.map((one) => [one.id, one] as const)));
  const context = { headlines, spelling: "US", citation: (id: string) => id } as const;
  const short = (id: string): string => id.slice(id.indexOf("/") + 1);
  return ofPatients.flatMap((finding) => {
    const tested = finding.headlines.filter(({ id, test }) => test !== null && !declared.has(short(id)));
    const unit = isMultiplicity(finding) ? [] : finding.headlines.filter((one) => one.unit === "p-value");
    const places = proseOf({ findings: [finding], verdicts: [] });
    const shown = places.flatMap(({ at, prose }) =>
      prose.flatMap((run) =>
        typeof run === "object" && "headline" in run && run.show === "p" && !declared.has(short(run.headline))
          ? [at]
          : [],
      ),
    );
    const literal = places.flatMap(({ at, prose }) => {
      const own = prose.filter((run) => !(typeof run === "object" && "headline" in run && run.show === "p"));
      return P_VALUE.test(proseText(own, context)) && !isMultiplicity(finding) ? [at] : [];
    });
    const cells = finding.blocks.flatMap((block) =>
      block.kind !== "table" || isMultiplicity(finding)
        ? []
        : block.columns.flatMap((column, i) =>
            /^p$|p-value/.test(`${column.id}`) ||
            column.unit === "p-value" ||
            block.rows.some((row) => P_VALUE.test(cellText(row[i] ?? null, column, context)))
              ? [`${finding.id} ${block.id}/${column.id}`]
              : [],
          ),
    );
    return [...tested.map(({ id }) => id), ...unit.map(({ id }) => id), ...shown, ...literal, ...cells];
  });
};
