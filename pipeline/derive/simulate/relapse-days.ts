import type { Simulation } from "./simulation.ts";

/**
 * Days to the day on which the cumulative hazard (t / scale)^shape · exp(logHazard + effect) reaches `amount`, a standard exponential draw:
 * Weibull by inversion (Bender, Augustin & Blettner 2005, Stat Med 24:1713, doi:10.1002/sim.2059). Where the effect of the
 * intervention changes on a day, the hazard of each side counts on its own side.
 */
export const relapseDays = (
  { shape, scaleDays, intervention, later }: Simulation["relapse"],
  { amount, logHazard, treated }: { readonly amount: number; readonly logHazard: number; readonly treated: 0 | 1 },
): number => {
  const reaching = (logAmount: number): number => scaleDays * Math.exp(logAmount / shape);
  const first = reaching(Math.log(amount) - (logHazard + intervention * treated));
  if (later === undefined || treated === 0 || first <= later.fromDays) return first;
  const turn = Math.exp(shape * Math.log(later.fromDays / scaleDays));
  const left = amount * Math.exp(-logHazard) - turn * Math.exp(intervention);
  return reaching(Math.log(turn + left * Math.exp(-later.intervention)));
};
