import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkNetworks } from "../../pipeline/ingest/check-networks.ts";
import { createIssueLog, type StudyFile } from "../../pipeline/model/index.ts";

const studyOf = (path: string): StudyFile =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")) as StudyFile;
const shipped = studyOf("data/study.json");

const found = (study: StudyFile, changes: Partial<StudyFile["networks"]> = {}): readonly string[] => {
  const log = createIssueLog();
  checkNetworks({ ...study, networks: { ...study.networks, ...changes } }, log);
  return log
    .issues()
    .groups.map(({ code, column, first }) => `${code} ${column}: ${first[0]?.message} | ${first[0]?.hint}`);
};

describe("the check of declared networks", () => {
  it("has nothing to say of either study", () => {
    expect(found(shipped)).toEqual([]);
    expect(found(studyOf("test/fixtures/sleep-study/study.json"))).toEqual([]);
  });

  it("names a treatment that is no node, with the nearest", () => {
    const [issue, ...others] = found(shipped, {
      contrast: { intervention: "ketamine-theraphy", comparator: "ketamine" },
    });
    expect(issue).toMatch(
      /^word-unknown networks\.contrast\.intervention: .*ketamine-theraphy.* is not a word of the list networks\.nodes/,
    );
    expect(issue).toContain('Did you mean "ketamine-therapy"?');
    expect(others).toEqual([]);
    const far = found(shipped, { contrast: { intervention: "ketamine-therapy", comparator: "zebra" } });
    expect(far[0]).toMatch(/networks\.contrast\.comparator.*zebra/);
    expect(far[0]).not.toContain("Did you mean");
  });

  it("names families, outcomes, modalities, kinds, strands and designs that nobody declared", () => {
    const [question] = shipped.networks.questions;
    const [node] = shipped.networks.nodes;
    if (question === undefined || node === undefined) throw new RangeError("networks must not be empty: 0");
    const issues = found(shipped, {
      questions: [
        { ...question, family: "moods" },
        { ...question, outcome: "depressions" },
      ],
      nodes: [
        ...shipped.networks.nodes,
        { ...node, id: "more", match: [{ modalities: ["kaps"], therapyKinds: ["digitale"], words: null }] },
      ],
      treatedStrands: ["ketamin"],
      designs: ["rcts"],
    });
    expect(
      issues.map((issue) => issue.replace(/: .*Did you mean "([^"]+)".*/, " → $1").replace(/: .*\|.*/, "")).sort(),
    ).toEqual([
      "id-repeated networks.questions",
      "word-unknown networks.designs → rct",
      "word-unknown networks.nodes.more → kap",
      `word-unknown networks.questions.${question.id} → mood`,
      "word-unknown networks.treatedStrands → ketamine",
    ]);
  });

  it("names a condition of a family that is no word, and a node named twice", () => {
    const families = { ...shipped.conditionFamilies, mood: ["trd", "mdds"] };
    expect(found({ ...shipped, conditionFamilies: families })[0]).toMatch(
      /^word-unknown conditionFamilies\.mood: .*mdds/,
    );
    const [node] = shipped.networks.nodes;
    const twice = found(shipped, { nodes: [...shipped.networks.nodes, ...(node ? [node] : [])] });
    expect(twice.map((issue) => issue.split(":")[0])).toEqual(["id-repeated networks.nodes"]);
  });

  it("says nothing on lists of words that the study leaves out", () => {
    expect(found({ ...shipped, words: {} } as StudyFile)).toEqual([]);
  });
});
