import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { showNotices } from "../../pipeline/commands/show-notices.ts";
import { writeIndex } from "../../pipeline/commands/write-index.ts";
import { canonicalJson, sha256 } from "../../pipeline/model/index.ts";
import { abstractReport } from "../report/abstract/made-report.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const report = canonicalJson(abstractReport());

const version = (number: number): string =>
  JSON.stringify({
    number,
    reportSha256: sha256(report),
    generatedAt: "2024-03-05T00:00:00.000Z",
    previous: null,
    changes: [],
  });

const retraction = {
  id: "trial-retracted",
  kind: "retraction",
  date: "2024-04-01",
  versions: [1],
  study: "a-2020",
  text: 'The journal retracted <b>this</b> & "that".',
  source: "https://doi.org/10.1000/example?a=1&b=2",
};
const correction = {
  id: "label",
  kind: "correction",
  date: "2024-05-01",
  versions: null,
  study: null,
  text: "A label was wrong.",
  source: null,
};

const world = (notices?: unknown) =>
  memoryWorld({
    "r/v1/report.json": report,
    "r/v1/version.json": version(1),
    "r/v1/index.html": "page of version one",
    "r/v2/report.json": report,
    "r/v2/version.json": version(2),
    "r/v2/index.html": "page of version two",
    ...(notices === undefined
      ? {}
      : { "r/notices.json": typeof notices === "string" ? notices : JSON.stringify({ notices }) }),
  });

type World = ReturnType<typeof world>;

const file = ({ files }: World, path: string): string | null => {
  const bytes = files.get(path);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
};

const show = (made: World, number = 2, check = false) =>
  showNotices({ folder: "r", study: "made", number }, { check }, made.effects);

const page = ({ files }: World): string => new TextDecoder().decode(files.get("r/index.html"));

const article = (made: World, number: number): string =>
  new RegExp(`<article[^>]*id="v${number}".*?</article>`, "s").exec(page(made))?.[0] ?? "";

describe("what became known since", () => {
  it("stands above everything in the list of versions, and above each version that it is about", async () => {
    const made = world([retraction, correction]);
    expect(await show(made)).toBe(0);
    const html = page(made);
    expect(html.indexOf('id="notices"')).toBeGreaterThan(0);
    expect(html.indexOf('id="notices"')).toBeLessThan(html.indexOf("<h2"));
    expect(html).toContain("The journal retracted &lt;b&gt;this&lt;/b&gt; &amp; &quot;that&quot;.");
    expect(html).toContain('href="https://doi.org/10.1000/example?a=1&amp;b=2"');
    expect(html).not.toContain("<b>this</b>");
    expect(article(made, 1)).toContain("A cited study was retracted");
    expect(article(made, 2)).not.toContain("A cited study was retracted");
    for (const number of [1, 2]) expect(article(made, number)).toContain("A label was wrong.");
  });

  it("is said of the version that a run speaks of, newest first, to the side of the numbers", async () => {
    const made = world([retraction, correction]);
    await show(made, 1);
    expect(made.out).toEqual([]);
    expect(made.err).toEqual([
      "Correction of this report, 2024-05-01, about every version: A label was wrong.",
      'A cited study was retracted (a-2020), 2024-04-01, about version 1: The journal retracted <b>this</b> & "that". https://doi.org/10.1000/example?a=1&b=2',
    ]);
    const other = world([retraction]);
    await show(other, 2);
    expect(other.err).toEqual([]);
  });

  it("changes no version, and nothing at all once it is shown", async () => {
    const made = world([retraction]);
    const before = [...made.files].filter(([path]) => /\/v\d+\//.test(path));
    await show(made);
    const first = page(made);
    expect([...made.files].filter(([path]) => /\/v\d+\//.test(path))).toEqual(before);
    made.dieAt(0);
    expect(await show(made)).toBe(0);
    expect(page(made)).toBe(first);
  });

  it("goes from the list when the file goes", async () => {
    const made = world([retraction]);
    await show(made);
    made.files.delete("r/notices.json");
    await show(made);
    expect(page(made)).not.toContain("retracted");
    const never = world();
    await writeIndex("r", "made", never.effects);
    expect(page(made)).toBe(page(never));
  });

  it("stands on top of the page of each version that it is about, which is framed below and linked from the list", async () => {
    const made = world([retraction]);
    await show(made);
    const noted = file(made, "r/v1.html") ?? "";
    expect(noted.indexOf("A cited study was retracted")).toBeLessThan(noted.indexOf("<iframe"));
    expect(noted).toContain("The journal retracted &lt;b&gt;this&lt;/b&gt; &amp; &quot;that&quot;.");
    expect(noted).toContain('<iframe src="v1/index.html" title="Version 1: ');
    expect(noted).toMatch(/<title>[^<]*Version 1, and what became known since<\/title>/);
    const css = /<style>(.*?)<\/style>/s.exec(noted)?.[1] ?? "";
    const digest = createHash("sha256").update(css).digest("base64");
    expect(noted).toContain(`default-src 'none'; style-src 'sha256-${digest}'; frame-src 'self' file:;`);
    expect(noted).not.toContain("<script");
    expect(file(made, "r/v2.html")).toBeNull();
    expect(article(made, 1)).toContain('<h3><a href="v1.html">');
    expect(article(made, 2)).toContain('<h3><a href="v2/index.html">');
  });

  it("takes that page away with the notice, puts a lost one back, and keeps it while the file is at fault", async () => {
    const made = world([retraction, correction]);
    await show(made);
    expect(file(made, "r/v2.html")).toContain("A label was wrong.");
    made.files.delete("r/v1.html");
    await show(made);
    expect(file(made, "r/v1.html")).toContain("A label was wrong.");
    made.files.set("r/notices.json", new TextEncoder().encode("{"));
    await show(made);
    expect(article(made, 1)).toContain('<a href="v1.html">');
    made.files.set("r/notices.json", new TextEncoder().encode(JSON.stringify({ notices: [retraction] })));
    await show(made);
    expect([file(made, "r/v2.html"), file(made, "r/v1.html") === null]).toEqual([null, false]);
    made.files.delete("r/notices.json");
    await show(made);
    expect(file(made, "r/v1.html")).toBeNull();
    expect(article(made, 1)).toContain('<a href="v1/index.html">');
  });

  it("has no such page where the version has none", async () => {
    const made = world([retraction]);
    made.files.delete("r/v1/index.html");
    await show(made);
    expect(file(made, "r/v1.html")).toBeNull();
    made.dieAt(0);
    expect(await show(made)).toBe(0);
  });

  it("touches nothing where there is none, or where nothing may be written", async () => {
    const none = world();
    none.dieAt(0);
    expect(await show(none)).toBe(0);
    const looking = world([retraction]);
    looking.dieAt(0);
    expect(await show(looking, 1, true)).toBe(0);
    expect(looking.err).toHaveLength(1);
  });

  it.each([
    ["no JSON", "{"],
    ["a version that is not there", [{ ...retraction, versions: [9] }]],
  ])(
    "at fault (%s) is said, shown in the list and exit code one: a retraction could be overlooked",
    async (_, notices) => {
      const made = world(notices);
      expect(await show(made)).toBe(1);
      expect(made.err.join("\n")).toContain("Mend r/notices.json");
      expect(page(made)).toContain("The file of notices cannot be read");
      expect(page(made)).not.toContain("A cited study was retracted");
    },
  );
});
