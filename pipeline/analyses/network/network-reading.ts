import { basisOf, countReasons } from "../../derive/evidence/basis-of.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { naturalBetter, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import { type AdditiveModel, additiveModel } from "../../derive/evidence/network/additive-model.ts";
import type { NodeContrast } from "../../derive/evidence/network/arm-sets.ts";
import {
  type NetworkEvidence,
  type NetworkEvidencePlan,
  networkEvidence,
} from "../../derive/evidence/network/network-evidence.ts";
import { type NetworkFit, networkFit } from "../../derive/evidence/network/network-fit.ts";
import type { NetworkQuestion } from "../../derive/evidence/network/network-nodes.ts";
import type { Basis, Headline, Quantity } from "../../model/index.ts";
import { estimate, type NotEstimable } from "../../stats/quantity.ts";
import { words } from "../published/words.ts";

/** One question with its network and headlines. */
export interface NetworkReading {
  readonly question: NetworkQuestion;
  readonly evidence: NetworkEvidence;
  readonly fit: NetworkFit;
  /** The named sensitivity in which parts of treatments add up. */
  readonly additive: AdditiveModel | NotEstimable;
  readonly headlines: readonly Headline[];
  /** On the scale that is printed. */
  readonly natural: (quantity: Quantity) => Quantity;
}

const trialsOf = (used: readonly NodeContrast[]): readonly NodeContrast[] =>
  used.filter(({ study }, i) => used.findIndex((one) => one.study.sample_id === study.sample_id) === i);

/** A trial of several treatments counts once. */
export const countTrials = (used: readonly NodeContrast[]): number => trialsOf(used).length;

export const countPeople = (used: readonly NodeContrast[]): number =>
  trialsOf(used).reduce((total, { people }) => total + (people ?? 0), 0);

const rowsOf = (used: readonly NodeContrast[]): Headline["rows"] => {
  const keys = [...new Set(used.flatMap((one) => one.keys))].sort();
  return [{ table: "results", count: keys.length, keys }];
};

/** What stands behind a way round: a model, not a trial of the two. */
const indirectBasis = (used: readonly NodeContrast[], { evidence, fit }: Pick<NetworkReading, "evidence" | "fit">) => {
  const se = fit.indirect.kind === "estimate" ? fit.indirect.se : null;
  const none = { diversity: null, prediction: null, iSquared: null, intervals: [], hint: null };
  const basis: Basis = {
    ...none,
    trials: countTrials(used),
    people: countPeople(used),
    events: null,
    design: "modelled",
    riskOfBias: { low: 0, some: 0, high: 0, unknown: used.length === 0 ? 0 : 1 },
    information: se === null ? null : 1 / (se * se),
    other: null,
    unused: countReasons(evidence.listed),
  };
  return basis;
};

/** Builds the network of one question with its headlines: parts, the two side by side, the two by the way round. */
export const networkReading = (
  rows: EvidenceRows,
  plan: NetworkEvidencePlan,
  question: NetworkQuestion,
  finding: string,
): NetworkReading => {
  const evidence = networkEvidence(rows, plan, question);
  const fit = networkFit(evidence.used, plan);
  const additive = additiveModel(evidence.used, fit, plan);
  const { scale } = question;
  const natural = (quantity: Quantity): Quantity => naturalQuantity(scale, evidence.better, quantity);
  const id = `${finding}/${question.id}`;
  const label = words(question.label);
  const effect = {
    unit: naturalUnit[scale],
    better: naturalBetter(scale, evidence.better),
    test: null,
    events: null,
  };
  const { contrast } = plan.networks;
  const home = fit.components.find(
    (part) => part.includes(contrast.intervention) && part.includes(contrast.comparator),
  );
  const around = evidence.used.filter(
    (one) => home?.includes(one.treatment) && !fit.directTrials.some(({ study }) => study === one.study),
  );
  const judged = { ...evidence, used: fit.directTrials, candidates: fit.directTrials };
  const headlines: readonly Headline[] = [
    {
      ...effect,
      id: `${id}/components`,
      label: [label, ": separate parts of the network"],
      unit: "count",
      better: "neither",
      quantity: estimate(fit.components.length),
      n: countPeople(evidence.used),
      rows: rowsOf(evidence.used),
      basis: null,
    },
    {
      ...effect,
      id: `${id}/direct`,
      label: [label, ": the two set side by side"],
      quantity: natural(fit.direct.deciding),
      n: countPeople(fit.directTrials),
      rows: rowsOf(fit.directTrials),
      basis: basisOf(rows, judged, fit.directTrials, fit.direct, plan.level),
    },
    {
      ...effect,
      id: `${id}/indirect`,
      label: [label, ": the two by way of other treatments"],
      quantity: natural(fit.indirect),
      n: countPeople(around),
      rows: rowsOf(around),
      basis: indirectBasis(around, { evidence, fit }),
    },
    ...(fit.indirectWithPrior === null
      ? []
      : [
          {
            ...effect,
            id: `${id}/indirect/half-normal`,
            label: [label, ": the two by way of other treatments, with a prior on how much trials differ"],
            quantity: natural(fit.indirectWithPrior),
            n: countPeople(around),
            rows: rowsOf(around),
            basis: null,
          },
        ]),
    ...(additive.kind === "not-estimable"
      ? []
      : [
          {
            ...effect,
            id: `${id}/additive`,
            label: [label, ": the two if parts add up, which assumes no synergy"],
            quantity: natural(additive.contrast),
            n: countPeople(evidence.used),
            rows: rowsOf(evidence.used),
            basis: null,
          },
        ]),
  ];
  return { question, evidence, fit, additive, headlines, natural };
};
