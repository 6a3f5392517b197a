import { type Issues, issueCodes } from "../../model/index.ts";
import { issuesText } from "../issues-text.ts";
import { type Explanation, section } from "./explanation.ts";

const TOUCHES = {
  study: "the whole study cannot be used until it is mended",
  file: "the file cannot be used until it is mended",
  column: "the column cannot be used until it is mended",
  row: "the row cannot be used until it is mended",
  cell: "the cell cannot be used until it is mended",
} as const;

const SEVERITY = {
  error: "no report is made before it is mended",
  warning: "a report is made; look again",
  note: "a report is made; nothing has to be done",
} as const;

/** The words that come from where the fault stands are left open. */
const gapped = (template: string): string => template.replace(/\{\w+\}/g, "…").replace(/^… *(?=[A-Z])/, "");

export const isIssueCode = (id: string): id is keyof typeof issueCodes => Object.hasOwn(issueCodes, id);

/** A code of `check`: what it means, what to do, and where it stands in this study. */
export const explainCode = (code: keyof typeof issueCodes, issues: Issues): Explanation => {
  const { severity, touches, message, hint } = issueCodes[code];
  const groups = issues.groups.filter((group) => group.code === code);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const counts = { errors: 0, warnings: 0, notes: 0, [`${severity}s`]: count };
  return {
    kind: "issue code",
    id: code,
    title: gapped(message),
    sections: [
      ...section("What to do", [gapped(hint)]),
      ...section("What it means", [
        `${severity}: ${SEVERITY[severity]}`,
        ...(severity === "error" ? [TOUCHES[touches]] : []),
      ]),
      ...section(
        "In this study",
        count === 0
          ? ["nowhere"]
          : issuesText({ ...counts, groups })
              .split("\n")
              .slice(0, -1),
      ),
    ],
  };
};
