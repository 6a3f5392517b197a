import type { Severity } from "./issue.ts";

/** What a fault makes unusable until it is mended. */
export type Touches = "study" | "file" | "column" | "row" | "cell";

interface IssueKind {
  readonly severity: Severity;
  readonly touches: Touches;
  /** `{value}` is the text as it stood; other `{words}` are given where the fault is found. */
  readonly message: string;
  readonly hint: string;
}

const kind =
  (severity: Severity) =>
  (touches: Touches, message: string, hint: string): IssueKind => ({ severity, touches, message, hint });
const error = kind("error");
const warning = kind("warning");
const note = kind("note");

const saveAgain = "Save the table again as CSV, UTF-8, from the program that made it.";
const seeSchema = "See the field in the schema of this file for what it may hold.";

/** The closed list of issue codes: severity, what each touches, wording and hint. */
export const issueCodes = {
  "file-missing": error("file", "The file is missing", "Put it there; schemas/ says what it holds."),
  "file-absent": note(
    "file",
    "There is no such file: nothing is known of it",
    "Add it when there is something to say.",
  ),
  "file-is-folder": error(
    "file",
    "A folder stands where a file should be",
    "Move the folder away and put the file there.",
  ),
  "file-leads-out": error("file", "A link leads out of the study folder", "Copy the file into the study folder."),
  "file-not-regular": error("file", "This is not an ordinary file", "Put an ordinary file there."),
  "file-empty": error("file", "The file is empty", "A table starts with one line of column names."),
  "table-without-rows": note(
    "file",
    "The table has column names and no rows",
    "Add rows, or leave it: it counts as empty.",
  ),
  "byte-order-mark": note("file", "The file starts with a byte-order mark; it was skipped", "Nothing to do."),
  "nul-byte": error("file", "The file holds a NUL byte: it is not plain text", saveAgain),
  "not-utf-8": error("file", "The text is not valid UTF-8", saveAgain),
  "line-ends-mixed": error("file", "Line ends are mixed ({first} before, {second} here)", saveAgain),
  "quote-unclosed": error(
    "file",
    "A quote is opened here and never closed",
    'Close it, or write a quote inside a cell as "".',
  ),
  "quote-stray": error(
    "file",
    "A quote stands inside a cell",
    'Quote the whole cell and write quotes inside it as "".',
  ),
  "record-too-long": error(
    "file",
    "A record is longer than {limit}",
    "Look for a missing line end or an unclosed quote.",
  ),
  "cell-too-long": error("file", "A cell is longer than {limit}", "Look for a missing separator or an unclosed quote."),
  "columns-too-many": error("file", "A record has more than {limit} columns", "Look for a missing line end."),
  "separator-found": note("file", "Columns are separated by {separator}", "Nothing to do."),
  "records-unreadable": error("file", "The records could not be told apart", saveAgain),
  "column-missing": error("column", "A required column is missing", "Add it to the header. {nearest}"),
  "column-unknown": error(
    "column",
    "No schema knows this column",
    "{nearest}Declare it under extraColumns in study.json, or remove it.",
  ),
  "column-repeated": error("column", "Two columns have this name", "Give each column its own name."),
  "column-untrimmed": error("column", "A column name has spaces around it", "Remove them from the header."),
  "column-unnamed": error("column", "Column {number} has no name", "Name it in the header, or remove it."),
  "column-unsafe": error("column", "This column name is reserved", "Rename the column."),
  "items-not-in-order": error(
    "column",
    "Item columns are not numbered 1, 2, 3, … without a gap",
    "Name them item_1, item_2, …",
  ),
  "row-blank": warning("row", "The row is blank; it was skipped", "Remove it."),
  "row-ragged": error(
    "row",
    "The row has {cells} cells where the header has {columns}",
    "Quote cells that hold a separator.",
  ),
  "row-repeated": warning("row", "The row says the same as row {other}", "Remove one if it is there by mistake."),
  "key-repeated": error("row", "This key stands in row {other} already", "Each key ({key}) may stand once."),
  "cell-empty": error("cell", "The cell is empty", "Fill it: the schema does not allow it to be empty."),
  "not-a-number": error(
    "cell",
    "{value} is not a number",
    "Write digits with a point, such as 12.5; nothing else in the cell.",
  ),
  "not-a-whole-number": error(
    "cell",
    "{value} is not a whole number",
    "Write digits only, such as 12; nothing else in the cell.",
  ),
  "not-a-yes-or-no": error("cell", "{value} is neither 0 nor 1", "Write 1 for yes and 0 for no."),
  "out-of-range": error("cell", "{value} must be {bound}", "Correct the number, or its unit."),
  "word-unknown": error("cell", "{value} is not a word of the list {list}", "{nearest}Permitted: {allowed}."),
  "words-undeclared": error("column", "study.json declares no words for {list}", "Add words.{list} to study.json."),
  "text-malformed": error("cell", "{value} does not have the form that is asked for", seeSchema),
  "id-unknown": error("cell", "{value} is not in {table}", "{nearest}Add the row there, or correct the id."),
  "instrument-unknown": error(
    "cell",
    "{value} is not an instrument of the study",
    "{nearest}Add instruments/{id}.json, or correct the id.",
  ),
  "instrument-absent": warning(
    "study",
    "The plan asks for {value}, which has no instrument file",
    "Add its file, or change the plan.",
  ),
  "score-off-scale": error(
    "cell",
    "{value} is outside the scale of {instrument}, {low} to {high}",
    "Correct the score or the instrument.",
  ),
  "score-off-step": error(
    "cell",
    "{value} is no step of the scale of {instrument}",
    "Correct the score or the instrument.",
  ),
  "total-differs": error("cell", "The total is {value}, its items give {total}", "Correct the total or the items."),
  "after-death": error("cell", "Day {value} is after the death of this patient", "Correct one of the two days."),
  "death-repeated": error("row", "This patient died before, in row {other}", "Keep one of the two rows."),
  "no-dose-on-day-zero": warning(
    "row",
    "The first dose of this patient is on day {value}, not on day 0",
    "Count days from the first dose.",
  ),
  "comparator-misplaced": error("cell", "{what}", "kind contrast names two arms, kind arm names one."),
  "interval-reversed": error(
    "cell",
    "The lower limit {value} is above the upper limit {high}",
    "Swap or correct the limits.",
  ),
  "estimate-outside-interval": warning(
    "cell",
    "The estimate {value} is outside its interval, {low} to {high}",
    "Look again at the source.",
  ),
  "share-outside": error("cell", "{value} is not a share between 0 and 1", "Write 70.8 % as 0.708."),
  "ratio-not-positive": error(
    "cell",
    "A ratio must be above 0: {value}",
    "Write ratios on their own scale, not logged.",
  ),
  "events-above-n": error("cell", "{value} events among {n} people", "Correct one of the two."),
  "p-incomplete": warning("cell", "Only one of p_relation and p_value is given", "Give both or neither."),
  "day-after-follow-up": warning(
    "cell",
    "Day {value} is after the study's longest follow-up, day {last}",
    "Look again at the source.",
  ),
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
  "id-repeated": error("cell", "The id {value} is used twice", "Give each its own id."),
  "approval-missing": error(
    "file",
    "Real patients' data without an approval",
    "Add the approval block: body, id, date, lawfulBasis, contact.",
  ),
  "roles-not-two": error(
    "cell",
    "There must be one comparator and one intervention cohort",
    "Set the roles of the two cohorts.",
  ),
} as const satisfies Readonly<Record<string, IssueKind>>;

export type IssueCode = keyof typeof issueCodes;
