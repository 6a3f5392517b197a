import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../pipeline");

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .map((name) => join(root, name));

/** Which layer may import which (itself always). `types`: only `import type`. */
const MAY: Readonly<Record<string, Readonly<Record<string, "any" | "types">>>> = {
  stats: {},
  model: { stats: "types" },
  ingest: { model: "any", stats: "any" },
  derive: { model: "any", stats: "any" },
  charts: { model: "types" },
  analyses: { derive: "any", charts: "any", model: "any", stats: "any" },
  report: { model: "any", stats: "types" },
  share: { derive: "any", model: "any", stats: "any" },
  effects: { model: "types" },
  commands: {
    analyses: "any",
    charts: "any",
    derive: "any",
    effects: "any",
    ingest: "any",
    model: "any",
    report: "any",
    share: "any",
    stats: "any",
  },
  "cli.ts": { commands: "any", effects: "any", model: "any" },
};

/** Third parties and the only places that may use them. */
const FENCED: readonly (readonly [RegExp, RegExp])[] = [
  [/^(papaparse|ajv|ajv-formats)(\/|$)/, /^ingest\//],
  [/^(vega|vega-lite|vega-interpreter)(\/|$)/, /^report\/draw\.ts$/],
  [/^(fontkit|subset-font)(\/|$)/, /^report\/fonts\.ts$/],
  [/^zx(\/|$)/, /^effects\//],
  [/^(simple-statistics|@stdlib\/|ml-matrix)/, /^stats\//],
  [/^canonicalize$/, /^model\//],
  [/^commander$/, /^commands\/main\.ts$/],
  [/^node:(fs|child_process|worker_threads|os|net|http|https|tty|readline)(\/|$)/, /^effects\//],
];

const IMPORT = /(?:^|\n)\s*(import|export)(\s+type)?\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;

const layerOf = (path: string): string => relative(root, path).split(sep)[0] as string;

const importsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(IMPORT)].map((match) => ({
    target: (match[3] ?? match[4]) as string,
    types: match[2] !== undefined,
  }));

describe("imports go one way", () => {
  it.each(files.map((file) => [relative(root, file), file]))("%s", (name, file) => {
    const layer = layerOf(file);
    const faults = importsOf(file).flatMap(({ target, types }) => {
      if (!target.startsWith(".")) {
        const fence = FENCED.find(([pattern]) => pattern.test(target));
        return fence && !fence[1].test(name) ? [`${target} is fenced`] : [];
      }
      const other = layerOf(resolve(dirname(file), target));
      if (other === layer || !resolve(dirname(file), target).startsWith(root)) return [];
      const allowed = MAY[layer]?.[other];
      return allowed === "any" || (allowed === "types" && types) ? [] : [`${target} is not for ${layer}`];
    });
    expect(faults).toEqual([]);
  });

  it("has no cycle between files", () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ target, types }) => target.startsWith(".") && !types)
          .map(({ target }) => resolve(dirname(file), target)),
      ]),
    );
    const done = new Set<string>();
    const path: string[] = [];
    const visit = (file: string): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      path.push(file);
      for (const next of graph.get(file) ?? []) {
        const cycle = visit(next);
        if (cycle) return cycle;
      }
      path.pop();
      done.add(file);
      return null;
    };
    const cycles = files.map(visit).filter((cycle) => cycle !== null);
    expect(cycles.map((cycle) => cycle.map((file) => relative(root, file)))).toEqual([]);
  });
});

describe("house rules that a machine can see", () => {
  const source = (file: string) => readFileSync(file, "utf8");
  const pure = files.filter((file) => !["commands", "effects", "cli.ts"].includes(layerOf(file)));

  it("keeps locale, clock and chance out of the core", () => {
    const forbidden = /localeCompare|toLocale\w*String|\bIntl\.|Math\.random|Date\.now|new Date\(\)|process\.(env|cwd)/;
    expect(pure.filter((file) => forbidden.test(source(file))).map((file) => relative(root, file))).toEqual([]);
  });

  it("uses no power operator in statistics: its last bit differs between Node majors", () => {
    const stats = files.filter((file) => ["stats", "derive", "analyses"].includes(layerOf(file)));
    const code = (file: string) => source(file).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
    expect(stats.filter((file) => /\*\*|Math\.pow/.test(code(file))).map((file) => relative(root, file))).toEqual([]);
  });

  it("names no drug and no cohort in code or schemas", () => {
    const words = /ketamine|psilocybin|\bkap\b|esketamine/i;
    const schemas = readdirSync(resolve(root, "../schemas")).filter((name) => name.endsWith(".ts"));
    expect(files.filter((file) => words.test(source(file))).map((file) => relative(root, file))).toEqual([]);
    expect(schemas.filter((name) => words.test(source(resolve(root, "../schemas", name))))).toEqual([]);
  });

  it("keeps files small: one idea each", () => {
    const lines = files
      .filter((file) => !file.endsWith("rows.ts") && !file.endsWith(join("stats", "index.ts"))) // generated; a list
      .map((file) => ({ file: relative(root, file), lines: source(file).split("\n").length }))
      .sort((a, b) => a.lines - b.lines);
    expect(lines.filter((row) => row.lines > 200)).toEqual([]);
    expect(lines[Math.floor(lines.length / 2)]?.lines).toBeLessThanOrEqual(75);
  });
});
