import { type NotEstimable, notEstimable } from "../quantity.ts";
import { fixedAxis, type GridAxis, logShapeAxis } from "./grid-axis.ts";
import { type AxisPosterior, gridPosterior } from "./grid-posterior.ts";
import type { RelapseSettings } from "./relapse-options.ts";
import type { RelapseProblem } from "./relapse-problem.ts";

/** A product of grids grows with the power of the strands: points on each axis by their number. */
const POINTS = [7, 7, 7, 5] as const;
/** Half the length of an axis, in standard deviations given the other strands. */
const REACH = 3.5;

/**
 * An axis of log κ for each strand, short enough that their product can be visited: about the mean of its posterior given the other
 * strands at the shape they share, to 3.5 standard deviations. For up to four strands.
 */
export const strandShapeAxes = (
  problem: RelapseProblem,
  strands: number,
  spread: GridAxis,
  { logShapeGrid, priors, quadratureNodes }: RelapseSettings,
): readonly GridAxis[] | NotEstimable => {
  const points = POINTS[strands - 1];
  if (points === undefined) {
    return notEstimable("too-few", "A shape for each strand is offered for up to four strands.", { strands });
  }
  const whole = logShapeAxis(logShapeGrid, priors.logShapeSd);
  const shared: RelapseProblem = {
    ...problem,
    studies: problem.studies.map((arms) => arms.map((arm) => ({ ...arm, shape: 0 }))),
  };
  const together = gridPosterior(shared, spread, [whole], quadratureNodes);
  if (together.kind === "not-estimable") return together;
  const middle = fixedAxis(moments(together.spread).mean);
  const centre = fixedAxis(moments(together.shapes[0] as AxisPosterior).mean);
  const axes: GridAxis[] = [];
  for (let strand = 0; strand < strands; strand++) {
    const alone = Array.from({ length: strands }, (_, other) => (other === strand ? whole : centre));
    const given = gridPosterior(problem, middle, alone, quadratureNodes);
    if (given.kind === "not-estimable") return given;
    const { mean, sd } = moments(given.shapes[strand] as AxisPosterior);
    // Made to measure already: a cell is little more than a standard deviation.
    const span = { from: mean - REACH * sd, to: mean + REACH * sd, points };
    axes.push(logShapeAxis(span, priors.logShapeSd, { mayNarrow: false }));
  }
  return axes;
};

const moments = ({ axis: { values, edges }, weights }: AxisPosterior) => {
  const mean = values.reduce((total, value, i) => total + (weights[i] as number) * value, 0);
  // A posterior on one point has at least the width of its cell.
  const variance = values.reduce((total, value, i) => {
    const width = (edges[i + 1] as number) - (edges[i] as number);
    return total + (weights[i] as number) * ((value - mean) * (value - mean) + (width * width) / 12);
  }, 0);
  return { mean, sd: Math.sqrt(variance) };
};
