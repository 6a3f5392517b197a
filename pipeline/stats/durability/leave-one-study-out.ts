import type { RelapseData } from "./durability-data.ts";

/**
 * What would be said without each study in turn? `answer` is called once for each, on the data without it, in order of first mention.
 *
 * `leaveOneStudyOut(data, (rest) => relapseModel(rest, options))`.
 */
export const leaveOneStudyOut = <T>(
  data: RelapseData,
  answer: (rest: RelapseData) => T,
): readonly { readonly without: string; readonly answer: T }[] => {
  const { units, hazardRatios = [] } = data;
  const studies = [...new Set([...units, ...hazardRatios].map(({ study }) => study))];
  return studies.map((without) => ({
    without,
    answer: answer({
      ...data,
      units: units.filter(({ study }) => study !== without),
      hazardRatios: hazardRatios.filter(({ study }) => study !== without),
    }),
  }));
};
