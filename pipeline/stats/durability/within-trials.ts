import { type NotEstimable, notEstimable } from "../quantity.ts";
import { fixedAxis, logShapeAxis } from "./grid-axis.ts";
import { gridPosterior, type PosteriorNode } from "./grid-posterior.ts";
import type { RelapseEvidence } from "./read-relapse-data.ts";
import type { RelapseSettings } from "./relapse-options.ts";
import type { RelapseArm } from "./relapse-pieces.ts";
import type { RelapseProblem } from "./relapse-problem.ts";

/** A log hazard ratio as a mixture of normals: `row`·θ at each node. */
export interface LogRatioPosterior {
  readonly kind: "log-ratio-posterior";
  readonly nodes: readonly PosteriorNode[];
  readonly row: Float64Array;
  readonly trials: number;
}

/**
 * The log hazard ratio of strand a over b from comparisons inside trials alone.
 *
 * Each set of arms of one trial with the same covariates has a free intercept; strands shift it by effects common to all trials, without prior;
 * hazard ratios printed by trials join in; κ on its grid. Trials where nobody, or everybody, relapsed say nothing on a ratio.
 * Not estimable when no chain of trials links the strands, or when one side of every comparison has no relapse.
 */
export const withinTrials = (
  { arms, contrasts }: RelapseEvidence,
  { strandA, strandB }: { readonly strandA: string; readonly strandB: string },
  { priors, logShapeGrid, referenceTime, quadratureNodes, time }: RelapseSettings,
): LogRatioPosterior | NotEstimable => {
  // A third strand in which nobody, or everybody, relapsed would run off to infinity and tell nothing of the two.
  const speaks = (strand: string): boolean => {
    const outcomes = new Set(arms.filter((arm) => arm.strand === strand).map(({ outcome }) => outcome));
    return outcomes.size > 1 || outcomes.has("some");
  };
  const blocks = comparedArms(arms.filter(({ strand }) => strand === strandA || strand === strandB || speaks(strand)));
  const edges = [
    ...blocks.map((block) => block.map(({ strand }) => strand)),
    ...contrasts.map((contrast) => [contrast.strandA, contrast.strandB]),
  ];
  const linked = reachable(edges, strandB);
  if (!linked.has(strandA)) {
    return notEstimable("disconnected", `No trial compares ${strandA} with ${strandB} among its own people.`);
  }
  const strands = [...linked].filter((strand) => strand !== strandB);
  const used = blocks.filter(([first]) => first !== undefined && linked.has(first.strand));
  const links = contrasts.filter((contrast) => linked.has(contrast.strandA));
  const p = strands.length + used.length;
  const row = (plus: string, minus: string | null, block: number | null): Float64Array => {
    const at = new Float64Array(p);
    for (const [strand, sign] of [[plus, 1] as const, [minus, -1] as const]) {
      const j = strand === null ? -1 : strands.indexOf(strand);
      if (j >= 0) at[j] = (at[j] as number) + sign;
    }
    if (block !== null) at[strands.length + block] = 1;
    return at;
  };
  const problem: RelapseProblem = {
    referenceTime,
    priorMeans: new Float64Array(p),
    priorPrecisions: new Float64Array(p),
    studies: used.map((block, i) =>
      block.map(({ strand, pieces }) => ({ row: row(strand, null, i), shape: 0, pieces })),
    ),
    contrasts: links.map((link) => ({ ...link, row: row(link.strandA, link.strandB, null) })),
  };
  const shape = time === "exponential" ? fixedAxis(0) : logShapeAxis(logShapeGrid, priors.logShapeSd);
  const grid = gridPosterior(problem, fixedAxis(0), [shape], quadratureNodes);
  if (grid.kind === "not-estimable") {
    return notEstimable(
      "separation",
      `Where ${strandA} and ${strandB} were compared, nobody or everybody relapsed on one side: their ratio has no finite estimate.`,
      grid.details,
    );
  }
  const trials = new Set([...used.flat(), ...links].map(({ study }) => study)).size;
  return { kind: "log-ratio-posterior", nodes: grid.nodes, row: row(strandA, strandB, null), trials };
};

/** Arms of one trial with the same covariates and at least two strands, some of whose people relapsed and some did not. */
const comparedArms = (arms: readonly RelapseArm[]): readonly (readonly RelapseArm[])[] => {
  const blocks = new Map<string, RelapseArm[]>();
  for (const arm of arms) {
    const key = JSON.stringify([arm.study, arm.covariates]);
    const block = blocks.get(key);
    if (block) block.push(arm);
    else blocks.set(key, [arm]);
  }
  return [...blocks.values()].filter(
    (block) =>
      new Set(block.map(({ strand }) => strand)).size > 1 &&
      !block.every(({ outcome }) => outcome === "none") &&
      !block.every(({ outcome }) => outcome === "all"),
  );
};

const reachable = (edges: readonly (readonly string[])[], from: string): ReadonlySet<string> => {
  const found = new Set([from]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const edge of edges) if (edge.some((end) => found.has(end))) for (const end of edge) found.add(end);
  }
  return found;
};
