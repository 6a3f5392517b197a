import type { Prose, Report } from "../model/index.ts";

const DIGIT = /\p{Nd}/u;

/** Every literal run that holds a digit, with the place of its prose: a number that is bound to nothing. */
export const unboundDigits = (places: readonly { readonly at: string; readonly prose: Prose }[]): readonly string[] =>
  places.flatMap(({ at, prose }) =>
    prose.filter((run) => typeof run === "string" && DIGIT.test(run)).map((run) => `${at}: ${String(run)}`),
  );

/** All prose of a report with where it stands. */
export const proseOf = (report: Pick<Report, "findings" | "verdicts">): { at: string; prose: Prose }[] => [
  ...report.findings.flatMap((finding) => [
    ...Object.entries(finding.estimand).map(([key, prose]) => ({ at: `${finding.id} estimand ${key}`, prose })),
    ...finding.headlines.map((headline) => ({ at: headline.id, prose: headline.label })),
    ...finding.blocks.flatMap((block, i) => {
      const at = `${finding.id} block ${i}`;
      if (block.kind === "text") return [{ at, prose: block.prose }];
      if (block.kind === "table") return [{ at, prose: block.caption }];
      return [
        { at: `${at} caption`, prose: block.caption },
        { at: `${at} alt`, prose: block.alt },
      ];
    }),
    { at: `${finding.id} method`, prose: finding.method.summary },
    ...finding.caveats.map((caveat) => ({ at: `${finding.id} caveat ${caveat.code}`, prose: caveat.prose })),
  ]),
  ...report.verdicts.flatMap((verdict) =>
    [verdict.published, ...verdict.patients.map((row) => row.half)].flatMap((half) =>
      half.certaintyInputs.map((input) => ({ at: `${verdict.claim} certainty ${input.domain}`, prose: input.why })),
    ),
  ),
];
