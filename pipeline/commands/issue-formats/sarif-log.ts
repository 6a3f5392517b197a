import { issueCodes, type Json } from "../../model/index.ts";
import { gapped, type PublicIssue } from "./public-issue.ts";

type Kind = (typeof issueCodes)[keyof typeof issueCodes];

const kinds: Readonly<Record<string, Kind>> = issueCodes;

/** A path as a relative reference: every segment escaped, the slashes kept. */
const uri = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

const rule = (id: string, { severity, message, hint }: Kind): Json => ({
  id,
  shortDescription: { text: gapped(message) },
  fullDescription: { text: `${gapped(message)}. ${gapped(hint)}` },
  help: { text: `${gapped(hint)} afterglow explain ${id} says more.` },
  defaultConfiguration: { level: severity },
});

/** Issues as a log in SARIF 2.1.0 (OASIS, 2020) with what code scanning asks for: rules, a message, a file and a line. */
export const sarifLog = (issues: readonly PublicIssue[], version: string): Json => {
  const ids = [...new Set(issues.map(({ code }) => code))].sort((a, b) => (a < b ? -1 : 1));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "afterglow",
            semanticVersion: version,
            rules: ids.flatMap((id) => {
              const kind = kinds[id];
              return kind ? [rule(id, kind)] : [];
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: issues.map(({ code, severity, path, line, text, hint }) => ({
          ruleId: code,
          ruleIndex: ids.indexOf(code),
          level: severity,
          message: { text: `${text}. ${hint}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uri(path), uriBaseId: "%SRCROOT%" },
                region: { startLine: line ?? 1 },
              },
            },
          ],
        })),
      },
    ],
  };
};
