import { type ForestRow, forest } from "../../charts/forest.ts";
import { forestHeading } from "../../charts/forest-data.ts";
import { layouts } from "../../charts/layouts.ts";
import type { ChartBlock, Plan } from "../../model/index.ts";
import { effectText } from "../published/number-text.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { inSentence, labelOf } from "../published/words.ts";
import type { GridLine } from "./grid-lines.ts";
import { ruleText } from "./grid-table.ts";

const heading = (id: string, text: string): ForestRow => forestHeading(`heading-${id}`, { comparison: text });

const rowOf = (plan: Pick<Plan, "labels">, { asked, family, headline, ratio }: GridLine): ForestRow => {
  const { quantity, basis } = headline;
  const [interval] = quantity.kind === "estimate" ? quantity.intervals : [];
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  const value = quantity.kind === "estimate" ? quantity.value : null;
  const condition = inSentence(labelOf(plan, "family", family.family));
  return {
    id: headline.id,
    kind: "study",
    cells: {
      comparison: `${asked.comparison.label}, ${condition}`,
      trials: String(family.pool.k),
      people: basis?.people == null ? "not reported" : String(basis.people),
    },
    estimate: value,
    low,
    high,
    text: value === null ? "not estimable" : effectText(value, low, high, ratio ? 1 : 0),
    weight: null,
    note: family.pool.k === 1 ? "one trial" : ruleText[family.pool.rule],
    strong: family.pool.k > 1,
  };
};

/** All lines of one kind of scale on one axis, under the names of their outcomes. */
export const gridChart = (
  id: string,
  table: string,
  plan: Pick<Plan, "labels" | "dataAsOf" | "searchNote" | "mwe" | "level">,
  lines: readonly GridLine[],
): ChartBlock => {
  const ratio = lines.every((line) => line.ratio);
  const minima = new Set(lines.map(({ asked }) => plan.mwe[asked.outcome.minimum]));
  const [least] = minima;
  const zone = least === undefined || minima.size > 1 ? null : ratio ? Math.max(least, 1 / least) : least;
  const rows = lines.flatMap((line, i) => {
    const { outcome } = line.asked;
    const good = line.headline.better === "lower" ? "below one is better" : "above one is better";
    const name = outcome.label.slice(0, 1).toUpperCase() + outcome.label.slice(1);
    const title = ratio ? `${name} (${good})` : name;
    const first = lines[i - 1]?.asked.outcome.id !== outcome.id;
    return [...(first ? [heading(outcome.id, title)] : []), rowOf(plan, line)];
  });
  return {
    kind: "chart",
    id,
    depth: "clinician",
    caption: [
      ratio ? "Ratios" : "Standardized differences",
      " by outcome and comparison, one row for each that any randomized trial here answers.",
    ],
    table,
    audience: "public",
    alt: [
      ratio ? "Ratios" : "Standardized differences",
      " with intervals, one row for each outcome and comparison that has a usable number. Rows are different questions, not to be compared with each other. What was never measured cannot be seen. Table follows.",
    ],
    ...layouts(
      forest,
      publishedFrame(
        plan,
        ratio ? "Counted outcomes, by comparison" : "Rated outcomes, by comparison",
        `${ratio ? "Ratio" : "Standardized difference"} of the first group named to the second; randomized trials only`,
      ),
      {
        scale: ratio ? "log" : "identity",
        nullAt: ratio ? 1 : 0,
        worthwhile: zone === null ? null : ratio ? [1 / zone, zone] : [-zone, zone],
        favours: ratio
          ? { left: "fewer in the first group", right: "more in the first group" }
          : { left: "the second group", right: "the first group" },
        xTitle: ratio ? "Ratio" : "Standardized difference (above 0 favors the first group)",
        columns: [
          { id: "comparison", label: "Comparison", align: "start" },
          { id: "trials", label: "Trials", align: "end" },
          { id: "people", label: "People", align: "end" },
        ],
        rows,
        textLabel: `Effect (${Math.round(plan.level * 100)}% interval)`,
        noteLabel: "Interval",
        wordedNotes: true,
        plotRoom: 190,
        footer: "Rows in strong type pool several trials; the others are the only usable trial of their question.",
      },
    ),
  };
};
