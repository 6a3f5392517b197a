import { layouts } from "../../charts/layouts.ts";
import { relapseFreePoints } from "../../charts/relapse-free-points.ts";
import { continueOrStop } from "../../derive/evidence/continue-or-stop.ts";
import { curveGates } from "../../derive/evidence/curve-gate.ts";
import { durabilityPoints } from "../../derive/evidence/durability-points.ts";
import { evidenceRows } from "../../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Finding, Prose } from "../../model/index.ts";
import { publishedFinding, publishedTables, readingKeys } from "../published/published-finding.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { single } from "../single.ts";
import { atlasData } from "./atlas-data.ts";
import { continueBlocks, continueHeadline } from "./continue-block.ts";
import { gateBlocks } from "./gate-block.ts";
import { pointHeadlines } from "./point-headlines.ts";
import { pointsTable } from "./points-table.ts";

const id = "published/durability";

const notAnEffect: Prose = [
  "Each mark is one study group. The groups had different illnesses and rules, so height differences between marks are not effects. Only marks joined by a line were put into their groups by chance.",
];

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const points = durabilityPoints(rows, plan);
  const families = [...new Set(rows.durability.map(({ family }) => family))].sort();
  const gates = curveGates(
    points,
    plan.strands.map((strand) => strand.id),
    families,
  );
  const found = continueOrStop(rows, plan);
  const goOn = continueHeadline(id, found);
  const counts = pointHeadlines(id, plan, rows, points);
  const drawn = `${id}/points`;
  return publishedFinding(plan, {
    analysis: "durability",
    standing: "primary",
    question: "How many people were still well, by days since their last dose?",
    estimand: {
      population: ["People of each study group: responders, remitters, or everyone who started, as marked."],
      treatment: ["What was given, and what followed the course: stopped, went on, or more doses allowed."],
      outcome: ["The share still well, by the rule of each study."],
      summary: ["The share as reported, with an exact interval where people and events are known. No curve is fitted."],
      timeZero: ["The last dose, where the study's clock allows; else the mark carries a tail."],
    },
    headlines: [...counts, goOn],
    blocks: [
      {
        kind: "chart",
        id: "atlas",
        depth: "plain",
        caption: notAnEffect,
        table: "points",
        audience: "public",
        alt: [
          "Marks for reported shares of people still well, against days since the last dose, in panels for relapse and for abstinence. Marks: ",
          { headline: drawn, show: "value" },
          ". Sizes are known for few. No lines are fitted; differences between marks are not effects. Table follows.",
        ],
        ...layouts(
          relapseFreePoints,
          publishedFrame(
            plan,
            "How many were still well, by days since treatment",
            "One mark for each study group and day; sized by people where known",
          ),
          atlasData(plan, points, gates),
          { ...atlasData(plan, points, gates), layout: "beside" },
        ),
      },
      pointsTable(plan, points),
      ...gateBlocks(plan, gates),
      ...continueBlocks(goOn, found),
    ],
    method: {
      summary: [
        "Which reported number may stand where is decided row by row in the durability map, never by the name of an arm. Shares get an exact interval where people and events are known; medians stand where half are still well. Going on against stopping: risk ratio from counts within randomized strata, joined by their common effect inside a trial.",
      ],
      formula: "ŝ = (n − events)/n; ln RR = ln(a/n₁) − ln(c/n₂)",
      citations: ["clopper-pearson-1934", "katz-1978", "cochrane-handbook"],
    },
    caveats: [
      {
        code: "different-rules",
        prose: [
          "What counts as relapse, who is followed and from which day differ between studies; often the rule is not printed.",
        ],
      },
      {
        code: "size-unknown",
        prose: ["Most reported shares come without the number of people, so their uncertainty cannot be drawn."],
      },
    ],
  });
};

/** Staying well after the course: points from the durability map, and the one randomised question that they hold. */
export const durability: Analysis = single({
  id: "durability",
  half: "published",
  reads: { tables: publishedTables, plan: [...readingKeys, "strands"] },
  run,
});
