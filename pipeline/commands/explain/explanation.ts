import type { Analysis, Report, Study } from "../../model/index.ts";
import type { Step } from "../../report/explain/step.ts";
import type { ProseContext } from "../../report/prose-text.ts";
import type { InputRow } from "./input-rows.ts";

export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What is known about one thing with a name; one name may be that of several things. */
export interface Explanation {
  readonly kind: "headline" | "finding" | "chart" | "table" | "claim" | "issue code" | "instrument" | "analysis";
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
  /** Of a headline: the same as data. */
  readonly steps?: readonly Step[];
  readonly rows?: readonly InputRow[];
}

/** Everything that an explanation may look at. */
export interface Explained {
  readonly study: Study;
  readonly report: Report;
  readonly prose: ProseContext;
  readonly analyses: readonly Analysis[];
  /** The study folder as it was given: the place of each file begins with it. */
  readonly folder: string;
  /** The newest version at hand, to compare with. */
  readonly version: { readonly number: number; readonly report: Report } | null;
}

/** A section, or nothing where there is nothing to say. */
export const section = (heading: string, lines: readonly string[]): readonly Section[] =>
  lines.length === 0 ? [] : [{ heading, lines }];
