import { expect, it } from "vitest";
import { editedByHand } from "../../pipeline/commands/edited-by-hand.ts";
import { sha256 } from "../../pipeline/model/index.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const version = (text: string): string => JSON.stringify({ reportSha256: sha256(text) });
const said = (files: Readonly<Record<string, string>>) => editedByHand("r", 1, memoryWorld(files).effects.files);

const whole = {
  "r/v1/report.json": "{}",
  "r/v1/version.json": version("{}"),
  "r/v1/index.html": "page",
  "r/v1/tables/a.csv": "a",
  "r/v1/manifest.json": JSON.stringify({
    outputs: { "report.json": sha256("{}"), "index.html": sha256("page"), "tables/a.csv": sha256("a") },
  }),
};

it("says nothing of a version as it was published", async () => {
  expect(await said(whole)).toBeNull();
});

it("names a page that was edited, a table that is gone and a manifest that cannot be read", async () => {
  expect(await said({ ...whole, "r/v1/index.html": "another" })).toBe(
    "r/v1/index.html was changed after it was published; afterglow verify 1 lists all that differs; take the folder from version control.",
  );
  const { "r/v1/tables/a.csv": _, ...without } = whole;
  expect(await said(without)).toMatch(/^r\/v1\/tables\/a\.csv is missing; /);
  expect(await said({ ...without, "r/v1/index.html": "another" })).toMatch(
    /^r\/v1\/index\.html was changed .* \(and 1 more file\); /,
  );
  for (const manifest of ["{", "[]", "null", '{"outputs":7}'])
    expect(await said({ ...whole, "r/v1/manifest.json": manifest })).toMatch(
      /^r\/v1\/manifest\.json is missing or cannot be read/,
    );
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
