import type { Role } from "./frame.ts";

export type PointShape = "circle" | "square" | "diamond" | "triangle-up" | "triangle-down";

export interface RelapseFreePoint {
  readonly id: string;
  /** A name beside the mark; at most eight are drawn. */
  readonly label: string | null;
  readonly day: number;
  /** Still well, 0 to 1. */
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
  /** `null`: size not reported. */
  readonly n: number | null;
  readonly role: Role;
  readonly strand: string;
  readonly shape: PointShape;
  readonly open: boolean;
  readonly after: "stopped" | "continued" | "rescue_allowed" | "unknown";
  /** Read in a secondary source: pale. */
  readonly secondary: boolean;
  /** The clock did not start at the last dose. */
  readonly clockUncertain: boolean;
}

/** A course fitted to the points of a panel, on days that were observed. Shares 0 to 1. */
export interface ModelCurve {
  readonly role: Role;
  readonly label: string;
  readonly points: readonly {
    readonly day: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** Where a study not yet done may lie. */
    readonly newLow: number;
    readonly newHigh: number;
  }[];
}

export interface PointsPanel {
  readonly id: string;
  readonly title: string;
  readonly points: readonly RelapseFreePoint[];
  /** Arms of one randomised trial: joined by a line, the only fair comparisons of the picture. */
  readonly pairs: readonly { readonly fromId: string; readonly toId: string }[];
  /** Drawn under the marks. */
  readonly curves?: readonly ModelCurve[];
}

export interface RelapseFreeData {
  readonly xTitle: string;
  readonly yTitle: string;
  /** A fixed sentence drawn in the file. */
  readonly note: string;
  /** What the fitted courses are, drawn where there is one. */
  readonly curveNote?: string;
  readonly panels: readonly PointsPanel[];
  /** Panels under each other, or side by side where height is scarce; then the meaning of the signs is left to the picture in full. */
  readonly layout?: "stacked" | "beside";
  readonly legend: readonly {
    readonly shape: PointShape;
    readonly open: boolean;
    readonly role: Role;
    readonly label: string;
  }[];
}
