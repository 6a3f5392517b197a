import { nearest } from "../../ingest/index.ts";
import { explainAnalysis, explainFinding } from "./explain-analysis.ts";
import { explainBlock } from "./explain-block.ts";
import { explainClaim } from "./explain-claim.ts";
import { explainHeadline } from "./explain-headline.ts";
import { explainInstrument } from "./explain-instrument.ts";
import type { Explained, Explanation } from "./explanation.ts";

type Named = readonly [id: string, explain: () => Explanation];

/** Everything with a name in a study, and how it is explained; charts also by the name of their file. */
const named = (explained: Explained): readonly Named[] => {
  const { report, study, analyses } = explained;
  const ids = new Set([...analyses.map(({ id }) => id), ...report.findings.map(({ analysis }) => analysis)]);
  return [
    ...report.findings.flatMap((finding): readonly Named[] => [
      ...finding.headlines.map((headline): Named => [headline.id, () => explainHeadline(headline, finding, explained)]),
      [finding.id, () => explainFinding(finding, explained)],
      ...finding.blocks.flatMap((block): readonly Named[] =>
        block.kind === "text" ? [] : [[`${finding.id}.${block.id}`, () => explainBlock(block, finding, explained)]],
      ),
    ]),
    ...study.claims.map((claim): Named => [claim.id, () => explainClaim(claim, explained)]),
    ...study.instruments.map((item): Named => [item.id, () => explainInstrument(item, explained)]),
    ...[...ids].map((id): Named => [id, () => explainAnalysis(id, explained)]),
  ];
};

const FEW = 6;

/** Names near to an unknown one: those that go on from it, the nearest by spelling, then those that hold it or end like it. */
const nearNames = (id: string, names: readonly string[]): readonly string[] => {
  const longer = names.filter((name) => name.startsWith(`${id}/`) || name.startsWith(`${id}.`));
  const close = nearest(id, names);
  const holding = names.filter((name) => id.length > 2 && name.includes(id));
  const last = id.split(/[/.]/).at(-1) ?? id;
  const alike = names.filter((name) => nearest(last, [name.split(/[/.]/).at(-1) ?? name]) !== null);
  return [...new Set([...longer, ...(close === null ? [] : [close]), ...holding, ...alike])].slice(0, FEW);
};

/** All things of one name (a statement and an analysis may share it), or the names that were perhaps meant. */
export const findExplanations = (
  id: string,
  explained: Explained,
  codes: readonly string[],
): { readonly found: readonly Explanation[]; readonly near: readonly string[] } => {
  const all = named(explained);
  const asked = id.replaceAll("--", "/");
  const exact = all.filter(([name]) => name === id || name === asked);
  const byEnd = exact.length > 0 ? exact : all.filter(([name]) => name.endsWith(`.${id}`));
  const found = byEnd.map(([, explain]) => explain());
  return { found, near: found.length > 0 ? [] : nearNames(asked, [...all.map(([name]) => name), ...codes]) };
};
