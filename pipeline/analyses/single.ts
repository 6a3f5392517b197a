import type { Analysis, AnalysisInput, Finding } from "../model/index.ts";

/**
 * An analysis that is one task: `run` writes the whole finding.
 *
 * @param parts the analysis without its tasks; `reads` is enforced for `run` alone.
 */
export const single = (parts: {
  readonly id: string;
  readonly half: Analysis["half"];
  readonly reads: Analysis["reads"];
  run(input: AnalysisInput): Finding;
}): Analysis<null, Finding> => ({
  id: parts.id,
  half: parts.half,
  reads: parts.reads,
  tasks: () => [null],
  run: (input) => parts.run(input),
  finding: (_input, findings) => {
    const [finding] = findings;
    if (finding === undefined) throw new RangeError(`parts must hold one finding: ${findings.length}`);
    return finding;
  },
});
