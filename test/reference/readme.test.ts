import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import * as stats from "../../pipeline/stats/index.ts";
import { methodTable } from "./harness/method-table.ts";
import { between, withoutErrors } from "./harness/readme.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const readme = readFileSync(at("../../pipeline/stats/README.md"), "utf8");

it("lists every exported function as its docstring has it (npm run reference rewrites the list)", () => {
  const table = methodTable(
    { library: at("../../pipeline/stats"), adapters: at("./adapters"), tests: at("../stats") },
    null,
  );
  expect(withoutErrors(between(readme))).toBe(withoutErrors(table));
});

const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] as string);

describe("worked examples", () => {
  it("are five or more", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples)("%s", (example) => {
    const expected = [...example.matchAll(/console\.log\([\s\S]*?\);\s*\/\/ (.*)/g)].map((match) => match[1]);
    const body = example.replace(/import \{([^}]*)\} from "afterglow\/stats";/g, "const {$1} = stats;");
    const { code } = transformSync(body, { loader: "ts" });
    const printed: string[] = [];
    const log = (...values: unknown[]) => void printed.push(values.map(String).join(" "));
    new Function("stats", "console", code)(stats, { log });
    expect(expected.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  });
});
