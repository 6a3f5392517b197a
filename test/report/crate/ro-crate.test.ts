import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Report, sha256, type Version } from "../../../pipeline/model/index.ts";
import type { Entity } from "../../../pipeline/report/crate/licence-entity.ts";
import { type CrateInput, roCrate } from "../../../pipeline/report/crate/ro-crate.ts";
import { softwareCredit } from "../../../pipeline/report/crate/software-credit.ts";

const report = {
  study: {
    title: "Sleep",
    question: "Does it last?",
    authors: ["A. Name", "Afterglow maintainers"],
    simulated: true,
    internal: false,
  },
} as unknown as Report;

const version: Version = {
  schema: "afterglow/version/1",
  number: 3,
  reportSha256: "0".repeat(64),
  generatedAt: "2025-08-28T12:00:00.000Z",
  previous: 2,
  changes: [],
};

const input: CrateInput = {
  report,
  version,
  facts: {
    inputs: [
      { path: "study.json", sha256: "1".repeat(64), bytes: 10, rows: 1 },
      { path: "patients/made-up/outcomes.csv", sha256: "2".repeat(64), bytes: 20, rows: 240 },
    ],
    schemas: {},
    software: { afterglow: "0.1.0", node: "20.20.2" },
    commit: { id: "a".repeat(40), dirty: true },
    options: { study: "data" },
    licences: { report: "CC-BY-4.0", datasets: { "made-up": "CC0-1.0" } },
  },
  files: new Map<string, string | Uint8Array>([
    ["report.json", "{}"],
    ["charts/a.png", new Uint8Array(7)],
  ]),
};

const graph = (change: Partial<CrateInput["facts"]> = {}): ReadonlyMap<string, Entity> => {
  const crate = roCrate({ ...input, facts: { ...input.facts, ...change } });
  const ids = crate["@graph"].map((entity) => entity["@id"]);
  expect(new Set(ids).size, "each @id once").toBe(ids.length);
  return new Map(crate["@graph"].map((entity) => [entity["@id"], entity]));
};

const typesOf = (entity: Entity | undefined): readonly string[] => [entity?.["@type"] ?? []].flat();

/** Every `{ "@id": … }` in an entity, however deep. */
const refs = (value: unknown): readonly string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) => (key === "@id" ? [String(part)] : refs(part)));

const idsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map((one: { readonly "@id": string }) => one["@id"]);

describe("the rules of RO-Crate 1.1", () => {
  const all = graph();
  const root = all.get("./") as Entity;

  it("has a metadata descriptor that is about the root and names the specification", () => {
    expect(all.get("ro-crate-metadata.json")).toEqual({
      "@id": "ro-crate-metadata.json",
      "@type": "CreativeWork",
      about: { "@id": "./" },
      conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
    });
    expect(roCrate(input)["@context"][0]).toBe("https://w3id.org/ro/crate/1.1/context");
  });

  it("has a root data set with name, description, date of ISO 8601 and a licence with a name and a description", () => {
    expect(root["@type"]).toBe("Dataset");
    expect(root.name).toBe("Sleep (version 3)");
    expect(root.description).toMatch(/^Does it last\? SIMULATED/);
    expect(root.datePublished).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/);
    const licence = all.get(idsOf(root.license)[0] as string);
    expect(licence).toMatchObject({ "@id": "https://spdx.org/licenses/CC-BY-4.0", name: "CC-BY-4.0" });
    expect(String(licence?.description).length).toBeGreaterThan(0);
  });

  it("describes every entity that it points to, flat, and gives each a type", () => {
    for (const [id, entity] of all) {
      expect(typesOf(entity).length, id).toBeGreaterThan(0);
      const { "@id": _, ...rest } = entity;
      const known = id === "ro-crate-metadata.json" ? ["https://w3id.org/ro/crate/1.1"] : [];
      for (const target of refs(rest)) expect(all.has(target) || known.includes(target), target).toBe(true);
    }
  });

  it("links every file from the root: relative paths, digests and sizes, and no file that is not there", () => {
    const files = [...all.values()].filter((entity) => typesOf(entity).includes("File"));
    const parts = idsOf(root.hasPart);
    expect(files.map((file) => file["@id"]).sort()).toEqual([...parts].sort());
    expect([...parts].sort()).toEqual([...input.files.keys(), "manifest.json"].sort());
    for (const id of parts) expect(id).not.toMatch(/^(\/|[a-z]+:|#|\.\.)|\\|\s/);
    expect(all.get("report.json")).toMatchObject({ sha256: sha256("{}"), contentSize: "2" });
    expect(all.get("charts/a.png")).toMatchObject({ contentSize: "7", encodingFormat: "image/png" });
  });
});

describe("the rules of the Process Run profile", () => {
  const all = graph();
  const run = all.get("#run") as Entity;

  it("is named by the root, and the run is mentioned there", () => {
    const profile = idsOf(all.get("./")?.conformsTo)[0] as string;
    expect(profile).toMatch(/^https:\/\/w3id\.org\/ro\/wfrun\/process\//);
    expect(typesOf(all.get(profile))).toContain("CreativeWork");
    expect(idsOf(all.get("./")?.mentions)).toEqual(["#run"]);
  });

  it("has one CreateAction with instrument, object, result, agent, name, description and time with an offset", () => {
    expect([...all.values()].filter((entity) => typesOf(entity).includes("CreateAction"))).toEqual([run]);
    expect(typesOf(all.get(idsOf(run.instrument)[0] as string))).toContain("SoftwareApplication");
    for (const id of [...idsOf(run.object), ...idsOf(run.result)])
      expect(["File", "CreativeWork"], id).toContain(typesOf(all.get(id))[0]);
    for (const id of idsOf(run.agent)) expect(["Person", "Organization"]).toContain(typesOf(all.get(id))[0]);
    expect(run.name).toBeTypeOf("string");
    expect(run.description).toBeTypeOf("string");
    expect(run.endTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+\d{2}:\d{2}$/);
    expect(run.actionStatus).toBe("http://schema.org/CompletedActionStatus");
  });

  it("gives each program a name and exactly one of version and softwareVersion", () => {
    for (const entity of all.values()) {
      if (!typesOf(entity).includes("SoftwareApplication")) continue;
      expect(entity.name).toBeTypeOf("string");
      expect([entity.version, entity.softwareVersion].filter((one) => one !== undefined)).toHaveLength(1);
    }
    expect(all.get("#afterglow")?.identifier).toContain("not committed");
  });
});

describe("what a crate says of licences and inputs", () => {
  it("names each data set's terms, and grants nothing where the study names none", () => {
    const all = graph({ licences: { report: null, datasets: { "made-up": "For the clinic only." } } });
    expect(all.get("#licence-report")?.description).toContain("nothing is granted");
    expect(idsOf(all.get("#input/patients/made-up/outcomes.csv")?.license)).toEqual(["#licence-made-up"]);
    expect(all.get("#licence-made-up")?.description).toBe("For the clinic only.");
  });

  it("names a patient table by its path, rows and whole-file digest, and by nothing else", () => {
    expect(graph().get("#input/patients/made-up/outcomes.csv")).toMatchObject({
      "@type": "CreativeWork",
      sha256: "2".repeat(64),
      description: "Input of the study: 240 rows, 20 bytes. It is not part of this crate.",
    });
  });
});

it("credits the program as CITATION.cff does", () => {
  const citation = readFileSync(resolve(import.meta.dirname, "../../../CITATION.cff"), "utf8");
  expect(/^title: "(\w+):/m.exec(citation)?.[1]).toBe(softwareCredit.name);
  expect([...citation.matchAll(/^ {2}- name: (.*)$/gm)].map((match) => match[1])).toEqual(softwareCredit.authors);
  expect(/^license: (.*)$/m.exec(citation)?.[1]).toBe(softwareCredit.licence);
});
