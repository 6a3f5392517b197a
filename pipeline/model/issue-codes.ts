import { error, type IssueKind, note, seeSchema, warning } from "./issue-kind.ts";
import { tableIssueCodes } from "./table-issue-codes.ts";

export type { Touches } from "./issue-kind.ts";

/** Faults of the study's own files, of its plan, and of what is imported. */
const studyIssueCodes = {
  "json-too-large": error(
    "file",
    "The file is larger than {limit}",
    "Split it, or look for what does not belong there.",
  ),
  "json-too-deep": error("file", "The file is nested deeper than {limit}", "Look for what does not belong there."),
  "json-malformed": error("file", "This is not valid JSON", "Look for a missing comma, quote or bracket near here."),
  "field-missing": error("cell", "A required field is missing", "Add it. {nearest}"),
  "field-unknown": error("cell", "No schema knows this field", "{nearest}Remove it, or correct its name."),
  "field-invalid": error("cell", "{value} {fault}", seeSchema),
  "name-differs": error("file", "The id {value} is not the name of the {what}, {name}", "Make them the same."),
  "lock-edited": error(
    "file",
    "The frozen plan is not the one that its digest was taken of",
    "Take the file as `afterglow lock` wrote it, out of git; a frozen plan is never edited.",
  ),
  "id-repeated": error("cell", "The id {value} is used twice", "Give each its own id."),
  "approval-missing": error(
    "file",
    "Real patients' data without an approval",
    "Add the approval block: body, id, date, lawfulBasis, contact.",
  ),
  "patients-tracked": error(
    "file",
    "Real patients' data are tracked in a repository that is public, or not known to be private",
    "Take the table out of git and its history, or keep the repository private and run this there.",
  ),
  "import-not-a-number": warning(
    "cell",
    "{value} stands where a number should be; the cell was left empty",
    "Look again at the source. Nothing was corrected.",
  ),
  "import-decimal-mark": warning(
    "cell",
    "{value} looks as if its decimal mark were lost or moved: by the rest of the row it should be near {other}",
    "Look again at the source. Nothing was corrected.",
  ),
  "import-sign": warning(
    "cell",
    "{value} has the other sign: the rest of the row gives {other}",
    "Look again at the source, and at the sign that the mapping declares. Nothing was corrected.",
  ),
  "import-differs": warning(
    "cell",
    "{value} cannot be made again: the rest of the row gives {other}",
    "Look again at the source. Nothing was corrected.",
  ),
  "import-row-refused": error(
    "row",
    "The row was not imported: {what}",
    "Mend the row in the source and import it again.",
  ),
  "import-no-effect": note(
    "row",
    "The row holds no effect and nothing that one could be made from",
    "It stands in no pool.",
  ),
  "import-instrument-unknown": note(
    "cell",
    "{value} is not among the instruments that the mapping knows",
    "Its better scores were taken to be the ones of the set: {better}.",
  ),
  "multiverse-too-large": error(
    "cell",
    "The choices of the multiverse make {cells} combinations; plan.multiverse.maxCells allows {most}",
    "Leave out options or choices, or allow more.",
  ),
  "roles-not-two": error(
    "cell",
    "There must be one comparator and one intervention cohort",
    "Set the roles of the two cohorts.",
  ),
} as const satisfies Readonly<Record<string, IssueKind>>;

/** The closed list of issue codes: severity, what each touches, wording and hint. */
export const issueCodes = { ...tableIssueCodes, ...studyIssueCodes };

export type IssueCode = keyof typeof issueCodes;
