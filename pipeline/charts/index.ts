export { BIAS_MARKS, type BiasMark } from "./bias-marks.ts";
export { type BiasSummaryData, biasSummary } from "./bias-summary.ts";
export { type ComingTimelineData, comingTimeline } from "./coming-timeline.ts";
export { type ConsortFlowData, consortFlow } from "./consort-flow.ts";
export { type ContourFunnelData, contourFunnel, type FunnelPoint, funnelRefusal } from "./contour-funnel.ts";
export {
  type CumulativeIncidenceData,
  cumulativeIncidence,
  type IncidenceCurve,
  type IncidenceStep,
} from "./cumulative-incidence.ts";
export { type CurveGridData, curveGrid } from "./curve-grid.ts";
export { type EstimateLadderData, estimateLadder, type LadderRow } from "./estimate-ladder.ts";
export { type EvidenceMapData, evidenceMap } from "./evidence-map.ts";
export { type ForestColumn, type ForestData, type ForestRow, forest } from "./forest.ts";
export { type ChartFrame, type DataKind, MAX_MARKS, type Role } from "./frame.ts";
export * from "./layouts.ts";
export { type LovePlotData, type LovePlotRow, lovePlot } from "./love-plot.ts";
export { type NetworkPlotData, type NetworkPlotEdge, type NetworkPlotNode, networkPlot } from "./network-plot.ts";
export { type OverlapBin, type OverlapPlotData, type OverlapSide, overlapPlot } from "./overlap-plot.ts";
export { type PreferenceBarsData, preferenceBars } from "./preference-bars.ts";
export { type PrismaFlowData, prismaFlow } from "./prisma-flow.ts";
export { propensityBins } from "./propensity-bins.ts";
export {
  type PointShape,
  type PointsPanel,
  type RelapseFreeData,
  type RelapseFreePoint,
  relapseFreePoints,
} from "./relapse-free-points.ts";
export { type GainPoint, type RetainedGainData, retainedGain } from "./retained-gain.ts";
export { type SatisfactionData, satisfactionBars } from "./satisfaction-bars.ts";
export { type SatisfactionHistogramData, satisfactionHistogram } from "./satisfaction-histogram.ts";
export {
  type Decision,
  type Specification,
  type SpecificationCurveData,
  specificationCurve,
} from "./specification-curve.ts";
export { type Curve, type CurveStep, type RiskTable, type SurvivalData, survivalCurves } from "./survival-curves.ts";
export { type SwimmerData, type SwimmerEnd, type SwimmerLane, swimmer } from "./swimmer.ts";
export { type TrafficLightData, trafficLight } from "./traffic-light.ts";
export { type TrajectoriesData, type TrajectoryPoint, trajectories } from "./trajectories.ts";
export { type WeightedSurvivalData, weightedSurvival } from "./weighted-survival.ts";
