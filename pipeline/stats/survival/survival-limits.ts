export type SurvivalInterval = "log-log" | "log" | "plain";

export interface SurvivalLimits {
  readonly low: number | null;
  readonly high: number | null;
}

const OPEN: SurvivalLimits = { low: null, high: null };

/**
 * Pointwise limits of a survival share from its Greenwood standard error, as R's survfit makes them.
 *
 * plain: S ± z·SE, cut to [0, 1] · log: S·exp(±z·SE/S), cut at 1 · log-log: S^exp(±z·SE/(S·log S)), which needs no cutting
 * (Kalbfleisch & Prentice 2002, sec. 1.4). Undefined (`null`) at S = 0, and for log-log at S = 1.
 */
export const survivalLimits = (
  survival: number,
  standardError: number,
  z: number,
  interval: SurvivalInterval,
): SurvivalLimits => {
  if (survival <= 0) return OPEN;
  const margin = z * standardError;
  switch (interval) {
    case "plain":
      return { low: Math.max(0, survival - margin), high: Math.min(1, survival + margin) };
    case "log": {
      const factor = Math.exp(margin / survival);
      return { low: survival / factor, high: Math.min(1, survival * factor) };
    }
    case "log-log": {
      if (survival >= 1) return OPEN;
      const hazard = -Math.log(survival);
      const factor = Math.exp(margin / (survival * hazard));
      return { low: Math.exp(-hazard * factor), high: Math.exp(-hazard / factor) };
    }
    default:
      throw new RangeError(`interval unknown: ${interval satisfies never}`);
  }
};
