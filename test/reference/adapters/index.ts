import { kindOf } from "../harness/kinds.ts";
import type { Adapter } from "../harness/types.ts";
import { confEvalueAdapter } from "./conf-evalue.ts";
import { confPsAdapter } from "./conf-ps.ts";
import { distLongleyAdapter } from "./dist-longley.ts";
import { distNumaccAdapter } from "./dist-numacc.ts";
import { distPadjustAdapter } from "./dist-padjust.ts";
import { distTailsAdapter } from "./dist-tails.ts";
import { es2x2Adapter } from "./es-2x2.ts";
import { esCorAdapter } from "./es-cor.ts";
import { esHrAdapter } from "./es-hr.ts";
import { esMeansAdapter } from "./es-means.ts";
import { esPrepostAdapter } from "./es-prepost.ts";
import { esPropAdapter } from "./es-prop.ts";
import { esRatesAdapter } from "./es-rates.ts";
import { longAncovaAdapter } from "./long-ancova.ts";
import { longGeeAdapter } from "./long-gee.ts";
import { longLmmAdapter } from "./long-lmm.ts";
import { longMmrmAdapter } from "./long-mmrm.ts";
import { maBayesAdapter } from "./ma-bayes.ts";
import { maBiasAdapter } from "./ma-bias.ts";
import { maBucherAdapter } from "./ma-bucher.ts";
import { maGlmmPropAdapter } from "./ma-glmm-prop.ts";
import { maMetaregAdapter } from "./ma-metareg.ts";
import { maMhAdapter } from "./ma-mh.ts";
import { maMultilevelAdapter } from "./ma-multilevel.ts";
import { maReAdapter } from "./ma-re.ts";
import { maSensitivityAdapter } from "./ma-sensitivity.ts";
import { maSubgroupAdapter } from "./ma-subgroup.ts";
import { missRubinAdapter } from "./miss-rubin.ts";
import { nmaAdapter } from "./nma.ts";
import { sat2x2Adapter } from "./sat-2x2.ts";
import { satAlphaAdapter } from "./sat-alpha.ts";
import { satIccAdapter } from "./sat-icc.ts";
import { satKappaAdapter } from "./sat-kappa.ts";
import { satKruskalAdapter } from "./sat-kruskal.ts";
import { satMannwhitneyAdapter } from "./sat-mannwhitney.ts";
import { satMcnemarAdapter } from "./sat-mcnemar.ts";
import { satPolrAdapter } from "./sat-polr.ts";
import { satProportionCiAdapter } from "./sat-proportion-ci.ts";
import { satRxcAdapter } from "./sat-rxc.ts";
import { satTtestAdapter } from "./sat-ttest.ts";
import { survAftAdapter } from "./surv-aft.ts";
import { survCifAdapter } from "./surv-cif.ts";
import { survCoxAdapter, survCoxLefttruncAdapter } from "./surv-cox.ts";
import { survFinegrayAdapter } from "./surv-finegray.ts";
import { survIptwAdapter } from "./surv-iptw.ts";
import { survKmAdapter } from "./surv-km.ts";
import { survLefttruncAdapter } from "./surv-lefttrunc.ts";
import { survLogrankAdapter } from "./surv-logrank.ts";
import { survRmstAdapter } from "./surv-rmst.ts";
import { survTurnbullAdapter } from "./surv-turnbull.ts";

/** One a kind. */
export const adapters: readonly Adapter[] = [
  confEvalueAdapter,
  confPsAdapter,
  distLongleyAdapter,
  distNumaccAdapter,
  distPadjustAdapter,
  distTailsAdapter,
  es2x2Adapter,
  esCorAdapter,
  esHrAdapter,
  esMeansAdapter,
  esPrepostAdapter,
  esPropAdapter,
  esRatesAdapter,
  longAncovaAdapter,
  longGeeAdapter,
  longLmmAdapter,
  longMmrmAdapter,
  maBayesAdapter,
  maBiasAdapter,
  maBucherAdapter,
  maGlmmPropAdapter,
  maMetaregAdapter,
  maMhAdapter,
  maMultilevelAdapter,
  maReAdapter,
  maSensitivityAdapter,
  maSubgroupAdapter,
  missRubinAdapter,
  nmaAdapter,
  sat2x2Adapter,
  satAlphaAdapter,
  satIccAdapter,
  satKappaAdapter,
  satKruskalAdapter,
  satMannwhitneyAdapter,
  satMcnemarAdapter,
  satPolrAdapter,
  satProportionCiAdapter,
  satRxcAdapter,
  satTtestAdapter,
  survAftAdapter,
  survCifAdapter,
  survCoxAdapter,
  survCoxLefttruncAdapter,
  survFinegrayAdapter,
  survTurnbullAdapter,
  survIptwAdapter,
  survKmAdapter,
  survLefttruncAdapter,
  survLogrankAdapter,
  survRmstAdapter,
];

/** The adapter for a case's kind; `null` when there is none. */
export const adapterFor = (id: string): Adapter | null => adapters.find(({ kind }) => kind === kindOf(id)) ?? null;
