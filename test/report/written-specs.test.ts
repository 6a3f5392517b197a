import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../support/run-cli.ts";

const root = resolve(import.meta.dirname, "../..");

const specs = ["reports", "test/golden"].flatMap((folder) =>
  [...filesBelow(resolve(root, folder))]
    .filter(([path]) => path.endsWith(".vl.json"))
    .map(([path, bytes]) => [`${folder}/${path}`, JSON.parse(Buffer.from(bytes, "latin1").toString("utf8"))] as const),
);

const ajv = new Ajv({ strict: false, allErrors: false });
addFormats.default(ajv);
ajv.addFormat("color-hex", () => true);
const judge = ajv.compile(
  JSON.parse(readFileSync(resolve(root, "node_modules/vega-lite/build/vega-lite-schema.json"), "utf8")),
);

describe("every chart that was written", () => {
  it.each(specs)("%s is valid Vega-Lite without colour, font or config", (_, spec) => {
    expect(judge(spec), JSON.stringify(judge.errors?.[0])).toBe(true);
    expect(JSON.stringify(spec)).not.toMatch(/"(config|font|fill|stroke|color)":"?#|"config":/);
  });

  it("is there at all", () => {
    expect(specs.length).toBeGreaterThan(10);
  });
});
