import type { Plan } from "../../model/index.ts";
import { eggerTest } from "../../stats/meta/egger-test.ts";
import { petPeese } from "../../stats/meta/pet-peese.ts";
import { selectionModel } from "../../stats/meta/selection-model.ts";
import { trimAndFill } from "../../stats/meta/trim-and-fill.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { effectText } from "../published/number-text.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { asPrinted, metaInput, type Variant } from "./variant.ts";

/** What the effect would be if small or unfavourable trials were missing: only from the declared number of trials on. */
export const smallStudyVariants = (
  pool: SensitivityPool,
  { meta, level }: Pick<Plan, "meta" | "level">,
): readonly Variant[] => {
  const k = pool.used.length;
  const group = "Small and missing trials";
  if (k < meta.minKBias) {
    const reason = `Whether trials are missing cannot be judged from ${k} trials; ${meta.minKBias} are needed.`;
    const label = "Egger, PET-PEESE, trim and fill, selection model";
    return [{ id: "small-study", group, label, k, quantity: notEstimable("too-few", reason), note: "" }];
  }
  const input = metaInput(pool.used);
  const egger = eggerTest(input, { level });
  const pet = petPeese(input, { level });
  const filled = trimAndFill(input, { method: meta.tau2, level });
  const selected = selectionModel(input, { level });
  const biasText = (): string => {
    if (!("bias" in egger) || egger.bias.kind !== "estimate") return "";
    const [interval] = egger.bias.intervals;
    return `asymmetry ${effectText(egger.bias.value, interval?.low ?? null, interval?.high ?? null, 0)}`;
  };
  const missing = "missing" in filled && filled.missing.kind === "estimate" ? `${filled.missing.value} filled` : "";
  return [
    {
      id: "egger",
      label: "Egger: a trial without error",
      quantity: "limit" in egger ? egger.limit : egger,
      note: biasText(),
    },
    {
      id: "pet-peese",
      label: "PET-PEESE",
      quantity: "estimate" in pet ? pet.estimate : pet,
      note: "chosen" in pet ? pet.chosen : "",
    },
    {
      id: "trim-and-fill",
      label: "trim and fill",
      quantity: "pooled" in filled ? ("estimate" in filled.pooled ? filled.pooled.estimate : filled.pooled) : filled,
      note: missing,
    },
    {
      id: "selection",
      label: "selection by p value, three parameters",
      quantity: "estimate" in selected ? selected.estimate : selected,
      note: "",
    },
  ].map((one): Variant => ({ ...one, group, k, quantity: asPrinted(pool, one.quantity) }));
};
