import type { Instrument } from "../model/index.ts";

export interface SatisfactionBand {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly dissatisfied: boolean;
}

/** The cited bands of a satisfaction instrument, least satisfied first; none where the file cites no cut points. */
export const satisfactionBands = ({ satisfactionBands: bands }: Instrument): readonly SatisfactionBand[] =>
  (bands ?? []).map(({ label, from, to, dissatisfied }, i) => ({
    id: `band-${i}`,
    label,
    low: from,
    high: to,
    dissatisfied,
  }));
