import type { PublicIssue } from "./public-issue.ts";

const COMMAND = { error: "error", warning: "warning", note: "notice" } as const;

/** A line end would end the command: the runner reads them escaped. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** Inside a property the marks between properties are escaped too. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** One workflow command a line: annotations of GitHub on the rows of the files. */
export const githubAnnotations = (issues: readonly PublicIssue[]): string =>
  issues
    .map(({ severity, path, line, code, text, hint }) => {
      const at = `file=${property(path)}${line === null ? "" : `,line=${line}`},title=${property(code)}`;
      return `::${COMMAND[severity]} ${at}::${data(`${text}. ${hint}`)}`;
    })
    .join("\n");
