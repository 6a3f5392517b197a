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

export interface PointsPanel {
  readonly id: string;
  readonly title: string;
  readonly points: readonly RelapseFreePoint[];
  /** Arms of one randomised trial: joined by a line, the only fair comparisons of the picture. */
  readonly pairs: readonly { readonly fromId: string; readonly toId: string }[];
}

export interface RelapseFreeData {
  readonly xTitle: string;
  readonly yTitle: string;
  /** A fixed sentence drawn in the file. */
  readonly note: string;
  readonly panels: readonly PointsPanel[];
  /** Panels under each other, or side by side where height is scarce; then only the fixed sentence stands below. */
  readonly layout?: "stacked" | "beside";
  readonly legend: readonly {
    readonly shape: PointShape;
    readonly open: boolean;
    readonly role: Role;
    readonly label: string;
  }[];
}
