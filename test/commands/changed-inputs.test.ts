import { describe, expect, it } from "vitest";
import { changedInputs } from "../../pipeline/commands/changed-inputs.ts";
import type { Headline, Report } from "../../pipeline/model/index.ts";
import { changesBetween } from "../../pipeline/report/changes.ts";
import { estimate } from "../../pipeline/stats/quantity.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const input = (path: string, sha256: string) => ({ path, sha256, bytes: 1, rows: 1 });

const earlier = [input("study.json", "a"), input("evidence/results.csv", "b"), input("patients/x/events.csv", "c")];

const world = memoryWorld({
  "r/v1/manifest.json": JSON.stringify({ inputs: earlier }),
  "r/v2/manifest.json": "{",
});

describe("why a version differs", () => {
  it("names the files of data and of the plan that changed, came or went", async () => {
    const now = [input("study.json", "A"), input("evidence/results.csv", "B"), input("claims.json", "d")];
    expect(await changedInputs("r/v1", now, world.effects.files)).toEqual({
      data: ["evidence/results.csv", "patients/x/events.csv"],
      plan: ["claims.json", "study.json"],
      code: false,
    });
  });

  it("blames the program only when no input differs", async () => {
    expect(await changedInputs("r/v1", earlier, world.effects.files)).toEqual({ data: [], plan: [], code: true });
  });

  it("says that it does not know when the manifest is missing or damaged", async () => {
    expect(await changedInputs("r/v2", earlier, world.effects.files)).toBeNull();
    expect(await changedInputs("r/v3", earlier, world.effects.files)).toBeNull();
  });
});

describe("what moved", () => {
  const report = (value: number): Report =>
    ({
      plan: { sha256: "p", deviations: [] },
      findings: [
        {
          headlines: [
            { id: "a/b/c", quantity: estimate(value) } as Headline,
            { id: "a/b/d", quantity: estimate(1) } as Headline,
          ],
        },
      ],
    }) as unknown as Report;

  it("is the headline whose number changed, with its causes, and nothing else", () => {
    const differs = { data: ["evidence/results.csv"], plan: [], code: false };
    expect(changesBetween(report(1), report(2), differs)).toEqual([
      {
        headline: "a/b/c",
        before: estimate(1),
        after: estimate(2),
        because: [{ cause: "data", detail: "evidence/results.csv changed", part: null }],
      },
    ]);
  });

  it("is nothing when only the last bit of a number differs, whatever the order of keys", () => {
    const turned = JSON.parse(JSON.stringify(report(1 + 1e-13)), (_, value) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(changesBetween(report(1), turned, null)).toEqual([]);
  });
});
