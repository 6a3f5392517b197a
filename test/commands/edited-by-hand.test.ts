import { expect, it } from "vitest";
import { editedByHand } from "../../pipeline/commands/edited-by-hand.ts";
import { sha256 } from "../../pipeline/model/index.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const version = (text: string): string => JSON.stringify({ reportSha256: sha256(text) });
const said = (files: Readonly<Record<string, string>>) => editedByHand("r", 1, memoryWorld(files).effects.files);

it("says nothing of a version as it was published", async () => {
  expect(await said({ "r/v1/report.json": "{}", "r/v1/version.json": version("{}") })).toBeNull();
});

it.each([
  [
    "a changed report",
    { "r/v1/report.json": "{ }", "r/v1/version.json": version("{}") },
    /^r\/v1\/report\.json was changed/,
  ],
  ["no report", { "r/v1/version.json": version("{}") }, /^r\/v1\/report\.json is missing/],
  ["no version.json", { "r/v1/report.json": "{}" }, /^r\/v1\/version\.json is missing/],
  [
    "a corrupt version.json",
    { "r/v1/report.json": "{}", "r/v1/version.json": "{" },
    /^r\/v1\/version\.json .* cannot be read/,
  ],
  ["a version.json of another shape", { "r/v1/report.json": "{}", "r/v1/version.json": "null" }, /cannot be read/],
])("says what is wrong with %s", async (_what, files, words) => {
  expect(await said(files)).toMatch(words);
});
