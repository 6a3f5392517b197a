import { layouts } from "../../charts/layouts.ts";
import { relapseFreePoints } from "../../charts/relapse-free-points.ts";
import { atlasModels } from "../../derive/evidence/atlas/atlas-model.ts";
import { atlasSensitivities } from "../../derive/evidence/atlas/atlas-sensitivities.ts";
import { atlasSplits } from "../../derive/evidence/atlas/atlas-splits.ts";
import { continueOrStop } from "../../derive/evidence/continue-or-stop.ts";
import { durabilityPoints } from "../../derive/evidence/durability-points.ts";
import { evidenceRows } from "../../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Finding, Prose } from "../../model/index.ts";
import { publishedFinding, publishedTables, readingKeys } from "../published/published-finding.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { single } from "../single.ts";
import { atlasData, coverData } from "./atlas-data.ts";
import { continueBlocks, continueHeadline } from "./continue-block.ts";
import { courseHeadline } from "./course-headline.ts";
import { curveHeadlines } from "./curve-headlines.ts";
import { gateBlocks } from "./gate-block.ts";
import { modelledBlocks } from "./modelled-block.ts";
import { pointHeadlines } from "./point-headlines.ts";
import { pointsTable } from "./points-table.ts";
import { sensitivityBlocks } from "./sensitivity-blocks.ts";
import { splitBlocks, splitHeadlines } from "./split-blocks.ts";
import { termsTable } from "./terms-table.ts";

const id = "published/durability";

const notAnEffect: Prose = [
  "Each mark is one study group. The groups had different illnesses and rules, so height differences between marks are not effects. Only marks joined by a line were put into their groups by chance.",
];

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const points = durabilityPoints(rows, plan);
  const families = atlasModels(rows, plan);
  const sensitivities = families.flatMap((family) =>
    atlasSensitivities(rows, plan, family).map((one) => ({ family, ...one })),
  );
  const splits = families.flatMap((family) =>
    atlasSplits(family, plan).map((split) => ({ family: family.family, ...split })),
  );
  const picture = atlasData(plan, points, families);
  const found = continueOrStop(rows, plan);
  const goOn = continueHeadline(id, found);
  const counts = pointHeadlines(id, plan, points);
  const drawn = `${id}/points`;
  return publishedFinding(plan, {
    analysis: "durability",
    standing: "primary",
    question: "How many people were still well, by days since their last dose?",
    estimand: {
      population: ["People of each study group: responders, remitters, or everyone who started, as marked."],
      treatment: ["What was given, and what followed the course: stopped, went on, or more doses allowed."],
      outcome: ["The share still well, by the rule of each study."],
      summary: [
        "The share as reported, with an exact interval where people and events are known; where studies suffice, a modeled course in a typical study.",
      ],
      timeZero: ["The last dose, where the study's clock allows; else the mark carries a tail."],
    },
    headlines: [
      ...counts,
      courseHeadline(id, plan, rows, families, points),
      ...curveHeadlines(id, plan, families),
      ...splitHeadlines(id, splits),
      goOn,
    ],
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
          ". Sizes are known for few. A line with bands stands only where studies suffice for a model; differences between marks are not effects. Table follows.",
        ],
        ...layouts(
          relapseFreePoints,
          publishedFrame(
            plan,
            "How many were still well, by days since treatment",
            "One mark for each study group and day; sized by people where known",
          ),
          picture,
          coverData(picture, plan, points, families),
        ),
      },
      pointsTable(plan, points),
      ...gateBlocks(plan, families),
      ...modelledBlocks(id, plan, families),
      ...sensitivityBlocks(id, plan, sensitivities),
      ...splitBlocks(id, plan, splits),
      termsTable(plan, families),
      ...continueBlocks(goOn, found),
    ],
    method: {
      summary: [
        "Which reported number may stand where is decided row by row in the durability map, never by the name of an arm. Shares get an exact interval where people and events are known; medians stand where half are still well. Going on against stopping: risk ratio from counts within randomized strata, joined by their common effect inside a trial. The course: a Weibull model with one level for each treatment and what followed it, none drawn to another, a shift for each study, counts and shares as conditional binomials along time, a median as half of its people, priors as declared; by Laplace approximation on a grid, without sampling. Differences between treatments are split into what trials show inside and what differences between studies show, and the two are never averaged.",
      ],
      formula:
        "ŝ = (n − events)/n; ln RR = ln(a/n₁) − ln(c/n₂); S(t) = exp(−H(t)), H(t) = exp(α + xᵀβ + b)·(t/t₀)^κ, b ~ N(0, τ²)",
      citations: [
        "clopper-pearson-1934",
        "katz-1978",
        "cochrane-handbook",
        "rue-2009",
        "pinheiro-bates-1995",
        "mundlak-1978",
      ],
    },
    caveats: [
      {
        code: "different-rules",
        prose: [
          "What counts as relapse, who is followed and from which day differ between studies; often the rule is not printed.",
        ],
      },
      {
        code: "model-based",
        prose: [
          "The modeled course joins different people, places and definitions and is not a randomized comparison. Its conditions for a curve are a floor for showing, not for concluding; most of its people may come from one study.",
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
  reads: { tables: publishedTables, plan: [...readingKeys, "strands", "atlas"] },
  run,
});
