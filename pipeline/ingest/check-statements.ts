import { type ClaimsFile, type Evidence, type IssueLog, type StudyFile, textAt } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";

const file = "study.json";

/** Ids of statements and parts, a part as claim/part. */
export const statementIds = (claims: ClaimsFile["claims"]): readonly string[] =>
  claims.flatMap(({ id, components }) => [id, ...components.map((part) => `${id}/${part.id}`)]);

/** Statements and studies that the plan names and that do not exist. A file that could not be read (`null`) holds nothing against it. */
export const checkStatements = (
  { comingEvidence, summaryOfFindings, plan }: StudyFile,
  context: {
    readonly claims: ClaimsFile["claims"] | null;
    readonly studies: Pick<Evidence["studies"], "columns" | "length"> | null;
    readonly log: IssueLog;
  },
): void => {
  const { claims, studies, log } = context;
  if (claims !== null) {
    const known = statementIds(claims);
    const named: readonly (readonly [string, readonly string[]])[] = [
      ["comingEvidence.moves", comingEvidence.moves.flatMap(({ statements }) => statements)],
      ["summaryOfFindings", summaryOfFindings.flatMap(({ statement }) => statement ?? [])],
      ["plan.informationSize.statements", plan.informationSize.statements],
    ];
    for (const [column, ids] of named) {
      for (const id of new Set(ids.filter((one) => !known.includes(one))))
        log.add("id-unknown", { file, column }, id, { table: "claims", nearest: didYouMean(id, known) });
    }
  }
  const column = studies?.columns.study_id;
  if (!studies || column === undefined || studies.length === 0) return;
  const keys = new Set(Array.from({ length: studies.length }, (_, i) => textAt(column, i)));
  for (const { study } of comingEvidence.finish.filter((one) => !keys.has(one.study)))
    log.add("id-unknown", { file, column: "comingEvidence.finish" }, study, { table: "studies", nearest: "" });
};
