import { clamp } from "./draws.ts";
import { instrumentRange, type Person } from "./person.ts";
import type { Simulation } from "./simulation.ts";

export interface ScoreReader {
  /** The whole score that the person's instrument shows for a latent score and a standard normal noise. */
  readonly read: (latent: number, noise: number) => number;
  /** A score of that instrument on the reference scale. */
  readonly onReference: (score: number) => number;
}

/** Between the reference scale and a person's own instrument, in proportion to their ranges. */
export const scoreReader = (simulation: Simulation, person: Person): ScoreReader => {
  const reference = instrumentRange(simulation, simulation.instruments.reference);
  const own = person.instrument;
  const ratio = (own.maximum - own.minimum) / (reference.maximum - reference.minimum);
  return {
    read: (latent, noise) => {
      const shown = own.minimum + (latent + simulation.scores.noise * noise - reference.minimum) * ratio;
      return Math.round(clamp(shown, own.minimum, own.maximum));
    },
    onReference: (score) => reference.minimum + (score - own.minimum) / ratio,
  };
};
