import { answerRows, atlasRows, binRows, funnelRows, keptRows, mapRows, meanRows, optionRows } from "./keyed-rows.ts";
import { type Comparison, curves, forestRows, ladderRows, percentRows } from "./picture-rows.ts";
import { balanceRows, comingRows, flowRows, judgementRows, networkRows, specificationRows } from "./placed-rows.ts";

/** How the rows of a picture are read back, by the end of the chart's id. A chart without a line here fails the test. */
export const comparisons: readonly (readonly [RegExp, Comparison])[] = [
  [/(^|-)forest$/, forestRows],
  [/(^|-)(ladder|differences-chart|ratios-chart)$|^satisfaction-adjusted$/, ladderRows],
  [/^ladder-/, percentRows],
  [/-funnel$/, funnelRows],
  [/specifications?-curve$/, specificationRows],
  [/-curves$/, curves],
  [/^balance-plot$/, balanceRows],
  [/^overlap-plot$/, binRows],
  [/^mean-scores$/, meanRows],
  [/^retained-gain$/, keptRows],
  [/^satisfaction$/, answerRows],
  [/^preference-by-goal$/, optionRows],
  [/^map$/, mapRows],
  [/^atlas$/, atlasRows],
  [/^(consort-)?flow$/, flowRows],
  [/-other-chart$|-robis?-chart$|-chart$/, judgementRows],
  [/-network$/, networkRows],
  [/^timeline$/, comingRows],
];
