import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateTemplate, templatePath } from "../../schemas/generate-template.ts";

describe("the example that a new study starts from", () => {
  it.each(Object.entries(generateTemplate()))(
    "%s is what it is made of; when it is stale, run `npm run types`",
    (name, value) => {
      expect(JSON.parse(readFileSync(templatePath(name), "utf8"))).toEqual(value);
    },
  );

  it("says of nothing that it was made for tests", () => {
    for (const [name, value] of Object.entries(generateTemplate()))
      if (name !== "workflows") expect(JSON.stringify(value), name).not.toMatch(/for tests|\.\.\/schemas/);
  });
});
