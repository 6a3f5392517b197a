import type { Report } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";
import { valueText } from "./value-text.ts";

const words = () => texts().planLock;

/** One sentence for each choice that is not what was frozen: for the first page of what is printed, and for Markdown. */
export const deviationLines = ({ plan }: Pick<Report, "plan">): readonly string[] =>
  plan.deviations.map((one) =>
    fill(words().line, {
      path: one.path,
      old: valueText(one.old),
      new: valueText(one.new),
      date: one.when.slice(0, 10),
      count: String(one.findings.length),
    }),
  );
