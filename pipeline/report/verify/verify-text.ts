import { type ComparedItem, ITEM_STATES } from "./compare-reports.ts";
import { ITEM_KINDS } from "./report-items.ts";
import { isVerified, type Verification } from "./verification.ts";
import { inputWords, itemWords, outputWords, plural } from "./verify-words.ts";

const MOST_LINES = 10;

const KIND_NAMES = { headline: "headlines", cell: "table cells", datum: "chart data", words: "words" } as const;

const section = (title: string, lines: readonly string[]): readonly string[] => {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_LINES;
  return [
    "",
    `${title}:`,
    ...lines.slice(0, MOST_LINES).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … and ${rest} more (--json has all)`] : []),
  ];
};

const table = ({ report, tolerance }: Verification): readonly string[] => {
  if (report === null) return [];
  const heads = ITEM_STATES.map((state) => (state === "within" ? `within ${tolerance.relative}` : state));
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(12)}${cells.map((cell, i) => cell.padStart((heads[i] as string).length + 2)).join("")}`;
  return [
    "",
    line("", heads),
    ...ITEM_KINDS.map((kind) =>
      line(
        KIND_NAMES[kind],
        ITEM_STATES.map((state) => String(report.counts[kind][state])),
      ),
    ),
  ];
};

const differing = ({ report }: Verification): readonly ComparedItem[] =>
  (report?.items ?? []).filter(({ state }) => state !== "identical" && state !== "within");

const major = (version: string | undefined): string => (version ?? "?").split(".")[0] as string;

const bytesLines = ({ bytes, software }: Verification): readonly string[] => {
  if (bytes === null) return [];
  const all = bytes.same + bytes.differing.length;
  const promise = bytes.promised
    ? ""
    : `; written by Node ${major(software.written.node)}, drawn again by Node ${major(software.now.node)}: bytes are promised within one major only`;
  return [
    "",
    `${bytes.same} of ${all} files drawn again have the same bytes${promise}.`,
    ...bytes.differing.slice(0, MOST_LINES).map((path) => `  ${path}`),
  ];
};

const faultCounts = ({ faults, inputs, outputs, report, bytes }: Verification): string => {
  const off = (files: readonly { readonly state: string }[]): number =>
    files.filter(({ state }) => state !== "same").length;
  const counts = [
    [report?.differing ?? 0, "part of the report differs", "parts of the report differ"],
    [off(inputs), "input is not as it was", "inputs are not as they were"],
    [off(outputs), "file is not as it was written", "files are not as they were written"],
    [bytes?.promised ? bytes.differing.length : 0, "file is drawn otherwise", "files are drawn otherwise"],
    [faults.length, "fault of the version", "faults of the version"],
  ] as const;
  return counts.flatMap(([count, one, many]) => (count === 0 ? [] : [plural(count, one, many)])).join(", ");
};

/** The last line: whether the version stands, and what to do where it does not. */
const verdict = (found: Verification): readonly string[] => {
  const { version, report, inputs, outputs, offer } = found;
  if (isVerified(found) && report !== null)
    return [
      "",
      `v${version} verified: ${plural(report.items.length, "part")} of the report derived again, ${plural(inputs.length, "input")} and ${plural(outputs.length, "file")} as the manifest has them.`,
    ];
  const next = offer === null ? [] : [`Its own inputs are in git: afterglow verify ${version} --at ${offer}`];
  return ["", `v${version} does not verify: ${faultCounts(found)}.`, ...next];
};

/** What `verify` prints: a table, what is not the same, and one sentence at the end. */
export const verifyText = (found: Verification): string => {
  const { study, version, at, inputs, outputs, faults } = found;
  const from = at === null ? "the study folder as it is" : `the inputs as commit ${at.slice(0, 12)} has them`;
  return [
    `v${version} of ${study}, derived again from ${from}`,
    ...table(found),
    ...section("Faults of the version", faults),
    ...section("Inputs that are not as they were", inputs.filter(({ state }) => state !== "same").map(inputWords)),
    ...section(
      "Files of the version that are not as they were written",
      outputs.filter(({ state }) => state !== "same").map(outputWords),
    ),
    ...section(
      "Parts of the report that differ",
      ITEM_KINDS.flatMap((kind) => differing(found).filter((item) => item.kind === kind)).map(itemWords),
    ),
    ...bytesLines(found),
    ...verdict(found),
  ].join("\n");
};

/** The last sentence alone, after what is wrong with the version itself; for `--quiet`. */
export const verifySentence = (found: Verification): string => [...found.faults, ...verdict(found).slice(1)].join("\n");
