import type { Caveat, Finding } from "../model/index.ts";
import { type ProseContext, proseText } from "./prose-text.ts";

/** A caveat that some findings of one half set off. */
export interface Limitation {
  readonly caveat: Caveat;
  readonly findings: readonly Finding[];
  /** Every finding of the half has it. */
  readonly all: boolean;
}

/** Each caveat of these findings once by its code and words, in the order in which it first fires. */
export const limitations = (findings: readonly Finding[], prose: ProseContext): readonly Limitation[] => {
  const found = new Map<string, { caveat: Caveat; findings: Finding[] }>();
  for (const finding of findings)
    for (const caveat of finding.caveats) {
      const key = `${caveat.code}\n${proseText(caveat.prose, prose)}`;
      const entry = found.get(key) ?? { caveat, findings: [] };
      if (!entry.findings.includes(finding)) entry.findings.push(finding);
      found.set(key, entry);
    }
  return [...found.values()].map((entry) => ({
    ...entry,
    all: entry.findings.length === findings.length && findings.length > 1,
  }));
};
