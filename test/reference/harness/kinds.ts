/** Every kind of analysis that the format knows. The kind of a case is the longest of them that its id starts with. */
export const kinds: readonly string[] = [
  ..."es-2x2 es-means es-prepost es-rates es-prop es-hr es-cor".split(" "),
  ..."ma-re ma-mh ma-subgroup ma-metareg ma-sensitivity ma-bias ma-glmm-prop ma-multilevel ma-bayes ma-bucher nma".split(
    " ",
  ),
  ..."surv-km surv-logrank surv-cox surv-rmst surv-cif surv-finegray surv-turnbull surv-aft".split(" "),
  ..."surv-lefttrunc surv-cox-lefttrunc surv-iptw".split(" "),
  ..."long-lmm long-mmrm long-ancova long-gee".split(" "),
  ..."sat-mannwhitney sat-kruskal sat-polr sat-2x2 sat-rxc sat-proportion-ci".split(" "),
  ..."sat-mcnemar sat-kappa sat-alpha sat-icc sat-ttest".split(" "),
  ..."conf-ps conf-evalue miss-rubin dist-tails dist-padjust dist-numacc dist-longley".split(" "),
];

/** `null` when the id starts with none of them. */
export const kindOf = (id: string): string | null =>
  kinds.filter((kind) => id.startsWith(kind)).sort((a, b) => b.length - a.length)[0] ?? null;
