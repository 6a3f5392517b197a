export { type EvidenceMapData, evidenceMap } from "./evidence-map.ts";
export { type ForestColumn, type ForestData, type ForestRow, forest } from "./forest.ts";
export { type ChartFrame, type DataKind, MAX_MARKS, type Role } from "./frame.ts";
export * from "./layouts.ts";
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
export { type Curve, type CurveStep, type RiskTable, type SurvivalData, survivalCurves } from "./survival-curves.ts";
