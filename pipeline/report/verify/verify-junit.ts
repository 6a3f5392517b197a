import { wellFormed } from "../well-formed.ts";
import type { ComparedItem } from "./compare-reports.ts";
import type { Verification } from "./verification.ts";
import { inputWords, itemWords, outputWords } from "./verify-words.ts";

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text as an XML attribute; characters that XML cannot hold are left out. */
const attribute = (text: string): string => wellFormed(text).replace(/[&<>"\n\t]/g, (mark) => MARKS[mark] as string);

interface Case {
  readonly name: string;
  /** What is wrong; empty where nothing is. */
  readonly faults: readonly string[];
}

const suite = (name: string, cases: readonly Case[]): string => {
  const failures = cases.filter(({ faults }) => faults.length > 0).length;
  const lines = cases.map((one) => {
    const open = `    <testcase classname="${attribute(name)}" name="${attribute(one.name)}"`;
    if (one.faults.length === 0) return `${open}/>`;
    return `${open}><failure message="${attribute(one.faults.join("; "))}"/></testcase>`;
  });
  return [
    `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}" errors="0">`,
    ...lines,
    "  </testsuite>",
  ].join("\n");
};

const MOST_FAULTS = 5;

/** One case for each headline, table, chart and finding: its parts stand together. */
const grouped = (items: readonly ComparedItem[]): readonly Case[] => {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const faults = groups.get(item.of) ?? [];
    groups.set(item.of, faults);
    if (item.state !== "identical" && item.state !== "within") faults.push(itemWords(item));
  }
  return [...groups].map(([name, faults]) => ({
    name,
    faults:
      faults.length <= MOST_FAULTS ? faults : [...faults.slice(0, MOST_FAULTS), `${faults.length - MOST_FAULTS} more`],
  }));
};

/** JUnit XML of a verification, for systems that show tests. */
export const verifyJunit = (found: Verification): string => {
  const { inputs, outputs, report, bytes, faults, version } = found;
  const items = report?.items ?? [];
  const of = (kind: ComparedItem["kind"]): readonly Case[] => grouped(items.filter((item) => item.kind === kind));
  const suites: readonly (readonly [string, readonly Case[]])[] = [
    ["version", [{ name: `v${version}`, faults }]],
    [
      "inputs",
      inputs.map((input) => ({ name: input.path, faults: input.state === "same" ? [] : [inputWords(input)] })),
    ],
    ["files", outputs.map((file) => ({ name: file.path, faults: file.state === "same" ? [] : [outputWords(file)] }))],
    ["headlines", of("headline")],
    ["tables", of("cell")],
    ["charts", of("datum")],
    ["words", of("words")],
    [
      "bytes",
      (bytes?.promised ? bytes.differing : []).map((name) => ({
        name,
        faults: [`${name}: other bytes when drawn again`],
      })),
    ],
  ];
  const all = suites.flatMap(([, cases]) => cases);
  const failures = all.filter((one) => one.faults.length > 0).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="afterglow verify" tests="${all.length}" failures="${failures}" errors="0">`,
    ...suites.filter(([, cases]) => cases.length > 0).map(([name, cases]) => suite(name, cases)),
    "</testsuites>",
  ].join("\n");
};
