import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

type Cited = { readonly citation: string };
type Band = Cited & { readonly label: string; readonly from: number; readonly to: number };
interface Source {
  readonly id: string;
  readonly text: string;
  readonly doi: string | null;
  readonly url: string | null;
  readonly where: string;
}
interface Instrument {
  readonly id: string;
  readonly construct: string;
  readonly rater: string;
  readonly items: number;
  readonly itemRange: readonly [number, number];
  readonly range: readonly [number, number];
  readonly step: number | null;
  readonly total: "sum" | "mean" | null;
  readonly better: "lower" | "higher";
  readonly recallDays: number | null;
  readonly bands: readonly Band[];
  readonly entryCutoff: (Cited & { readonly value: number }) | null;
  readonly response: (Cited & { readonly share: number }) | null;
  readonly remission: (Cited & { readonly max: number }) | null;
  readonly relapse: readonly (Cited & { readonly value: number })[] | null;
  readonly minimalImportantDifference: (Cited & { readonly value: number }) | null;
  readonly referenceSd: (Cited & { readonly value: number }) | null;
  readonly satisfactionBands: readonly Band[] | null;
  readonly aliases: readonly string[];
  readonly references: readonly Source[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const judgeOf = (name: string) => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  ajv.addKeyword("unit");
  ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
  const validate = ajv.compile(json(`schemas/${name}.schema.json`) as object);
  return (value: unknown) => (validate(value) ? [] : validate.errors);
};

const files = readdirSync("data/instruments").filter((file) => file.endsWith(".json"));
const instruments = new Map(files.map((file) => [file, json(`data/instruments/${file}`) as Instrument]));
const methods = json("pipeline/report/texts/methods.json") as { readonly references: readonly Source[] };
const instrumentJudge = judgeOf("instrument");
const get = (id: string): Instrument => instruments.get(`${id}.json`) as Instrument;

const citedIn = (one: Instrument): readonly Cited[] =>
  [
    ...one.bands,
    one.entryCutoff,
    one.response,
    one.remission,
    ...(one.relapse ?? []),
    one.minimalImportantDifference,
    one.referenceSd,
    ...(one.satisfactionBands ?? []),
  ].filter((part) => part !== null);

/** What of the range the bands leave out or cover twice, in words. */
const gaps = ({ range: [low, high], step, better }: Instrument, bands: readonly Band[]): readonly string[] => {
  if (bands.length === 0) return [];
  const ordered = bands.toSorted((a, b) => a.from - b.from);
  const faults: string[] = [];
  if (ordered[0]?.from !== low) faults.push(`starts at ${ordered[0]?.from}`);
  if (ordered.at(-1)?.to !== high) faults.push(`ends at ${ordered.at(-1)?.to}`);
  for (const [i, band] of ordered.entries()) {
    if (band.to < band.from) faults.push(`${band.label} is empty`);
    const next = ordered[i + 1];
    if (next && next.from - band.to !== step) faults.push(`${band.label} ends at ${band.to}, next from ${next.from}`);
  }
  const first = better === "lower" ? ordered[0] : ordered.at(-1);
  if (bands[0] !== first) faults.push("is not in order, best first");
  return faults;
};

it("has the twelve instruments, each in the file of its id", () => {
  expect(files).toEqual(
    "bdi-ii c-ssrs-ideation caps-5 csq-8 gad-7 ham-d-17 madrs pcl-5 phq-9 qids-sr16 wai-sr y-bocs"
      .split(" ")
      .map((id) => `${id}.json`),
  );
  for (const [file, { id }] of instruments) expect(`${id}.json`).toBe(file);
});

describe.each([...instruments])("%s", (_, one) => {
  const [low, high] = one.range;
  const inside = (value: number): boolean => value >= low && value <= high;

  it("meets its schema", () => {
    expect(instrumentJudge(one)).toEqual([]);
  });

  it("has a range that its items can give", () => {
    expect(low).toBeLessThan(high);
    expect(one.itemRange[0]).toBeLessThan(one.itemRange[1]);
    const most = one.items * one.itemRange[1];
    if (one.total === "sum" && one.id !== "ham-d-17") expect([low, high]).toEqual([one.items * one.itemRange[0], most]);
    else expect(high).toBeLessThanOrEqual(most);
  });

  it("has thresholds inside its range", () => {
    if (one.entryCutoff) expect(inside(one.entryCutoff.value)).toBe(true);
    if (one.remission) expect(inside(one.remission.max)).toBe(true);
    for (const rule of one.relapse ?? []) expect(inside(rule.value)).toBe(true);
    if (one.entryCutoff && one.remission) {
      const apart = one.entryCutoff.value - one.remission.max;
      expect(one.better === "lower" ? apart : -apart).toBeGreaterThan(0);
    }
    if (one.response) expect(one.response.share).toBeLessThan(1);
    for (const part of [one.minimalImportantDifference, one.referenceSd])
      if (part) expect(part.value).toBeLessThan((high - low) / 2);
  });

  it("has bands that cover its range once, best first", () => {
    expect(gaps(one, one.bands)).toEqual([]);
    expect(gaps({ ...one, better: "lower" }, one.satisfactionBands ?? [])).toEqual([]);
    expect(new Set(one.bands.map(({ label }) => label)).size).toBe(one.bands.length);
  });

  it("cites only references of its own, once each", () => {
    const ids = one.references.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { citation } of citedIn(one)) expect(ids).toContain(citation);
  });

  it("says where each reference can be had", () => {
    for (const { id, doi, url } of one.references) expect(doi ?? url, id).not.toBeNull();
  });

  it("spells its aliases lower case, its id among them", () => {
    expect(one.aliases).toContain(one.id);
    for (const alias of one.aliases) expect(alias).toBe(alias.toLowerCase());
  });
});

describe("the instruments together", () => {
  it("share no alias", () => {
    const all = [...instruments.values()].flatMap(({ aliases }) => aliases);
    expect(new Set(all).size).toBe(all.length);
  });

  it("mean one and the same publication by one reference id, in the methods too", () => {
    const seen = new Map<string, string>();
    for (const source of [
      ...[...instruments.values()].flatMap(({ references }) => references),
      ...methods.references,
    ]) {
      const text = JSON.stringify(source);
      expect(seen.get(source.id) ?? text, source.id).toBe(text);
      seen.set(source.id, text);
    }
    expect(seen.size).toBeGreaterThan(60);
  });

  it("hold these numbers, as confirmed at their sources", () => {
    const numbers = ["phq-9", "madrs", "ham-d-17", "qids-sr16", "bdi-ii", "gad-7", "pcl-5", "caps-5", "y-bocs"].map(
      (id) => {
        const one = get(id);
        return [
          id,
          one.entryCutoff?.value ?? null,
          one.response?.share ?? null,
          one.remission?.max ?? null,
          one.minimalImportantDifference?.value ?? null,
          one.bands.map(({ from }) => from).join(" "),
        ];
      },
    );
    expect(numbers).toEqual([
      ["phq-9", 10, 0.5, 4, 5, "0 5 10 15 20"],
      ["madrs", null, 0.5, 9, 1.9, ""],
      ["ham-d-17", 14, 0.5, 7, 3, "0 8 17 24"],
      ["qids-sr16", null, 0.5, 5, null, "0 6 11 16 21"],
      ["bdi-ii", null, 0.5, null, 3, "0 14 20 29"],
      ["gad-7", 10, null, null, 4, "0 5 10 15"],
      ["pcl-5", 31, null, null, 10, ""],
      ["caps-5", null, 0.3, null, null, ""],
      ["y-bocs", null, 0.35, 12, null, "0 14 26 35"],
    ]);
    expect(get("madrs").relapse).toEqual([{ rule: "score-at-least", value: 22, citation: "salloum-2019" }]);
    expect(get("csq-8").range).toEqual([8, 32]);
    expect(get("csq-8").satisfactionBands).toBeNull();
    expect(get("wai-sr").range).toEqual([12, 60]);
    expect(get("c-ssrs-ideation").range).toEqual([0, 5]);
  });

  it("are found under the names that the published table uses", () => {
    const [header = "", ...lines] = readFileSync("data/evidence/results.csv", "utf8").trim().split(/\r?\n/);
    const column = header.split(",").indexOf("instrument");
    expect(column).toBe(4);
    const names = lines.map((line) => line.split(",")[column] as string);
    const count = (id: string) => names.filter((name) => get(id).aliases.includes(name)).length;
    expect(
      ["madrs", "phq-9", "pcl-5", "caps-5", "gad-7", "c-ssrs-ideation", "qids-sr16", "y-bocs", "bdi-ii"].map(count),
    ).toEqual([225, 49, 20, 11, 11, 7, 6, 2, 1]);
  });
});

describe("the judges of this test", () => {
  const sound = get("phq-9");
  it("refuse an unknown field, a missing field, a wrong word and a threshold without citation", () => {
    const { better: _, ...without } = sound;
    const wrong: readonly unknown[] = [
      { ...sound, remark: "x" },
      without,
      { ...sound, better: "down" },
      { ...sound, response: { share: 0.5 } },
      { ...sound, response: { share: 50, citation: "kroenke-2001" } },
      { ...sound, range: [0] },
      { ...sound, references: [] },
      { ...sound, minimalImportantDifference: { value: 0.175, kind: "share", citation: "kroenke-2001" } },
    ];
    for (const one of wrong) expect(instrumentJudge(one)).not.toEqual([]);
  });

  it("see a hole, an overlap, a short end and a wrong order of bands", () => {
    const [a, b, ...rest] = sound.bands as readonly [Band, Band, ...Band[]];
    expect(gaps(sound, [a, { ...b, from: 6 }, ...rest])).toHaveLength(1);
    expect(gaps(sound, [a, { ...b, from: 4 }, ...rest])).toHaveLength(1);
    expect(gaps(sound, [a, b])).toHaveLength(1);
    expect(gaps(sound, [b, a, ...rest])).toHaveLength(1);
  });
});

describe("the method literature", () => {
  it("meets its schema, with each reference once, in the order of ids", () => {
    expect(judgeOf("methods")(methods)).toEqual([]);
    const ids = methods.references.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const dois = methods.references.map(({ doi }) => doi).filter((doi) => doi !== null);
    expect(new Set(dois).size).toBe(dois.length);
  });
});

describe("data/evidence/screening.json", () => {
  const screening = json("data/evidence/screening.json") as Readonly<Record<string, unknown>>;
  it("meets its schema and claims no systematic search", () => {
    expect(judgeOf("screening")(screening)).toEqual([]);
    expect(screening.searchKind).toBe("not-a-systematic-review");
    expect(screening.searches).toEqual([]);
  });

  it("has null for each number that nobody recorded; studies are counted from their table", () => {
    const unknown = ["duplicatesRemoved", "screened", "excludedAtScreening", "sought", "notRetrieved", "assessed"];
    for (const field of [...unknown, "included", "includedReports", "lastSearched"])
      expect(screening[field], field).toBeNull();
    expect(screening.identified).toEqual({ databases: null, registers: null, other: null });
    const ids = readFileSync("data/evidence/studies.csv", "utf8").match(/^[a-z0-9-]+,/gm) ?? [];
    expect(ids).toHaveLength(151);
  });
});
