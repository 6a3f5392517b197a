import type { Explanation } from "./explanation.ts";

/** Plain text for a terminal: what it is first, then section by section. */
export const explanationText = ({ kind, id, title, sections }: Explanation): string =>
  [
    `${kind} ${id}`,
    title,
    ...sections.flatMap(({ heading, lines }) => ["", heading, ...lines.map((line) => `  ${line}`)]),
  ].join("\n");
