import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Reference, Report } from "../../../pipeline/model/index.ts";
import type { Rendering } from "../../../pipeline/report/outputs/output.ts";
import { references as output } from "../../../pipeline/report/outputs/references.ts";
import { bibtex, texText } from "../../../pipeline/report/references/bibtex.ts";
import { cslItems } from "../../../pipeline/report/references/csl.ts";
import { articleParts } from "../../../pipeline/report/references/reference-parts.ts";
import { abstractReport } from "../abstract/made-report.ts";

const { references: shipped }: { readonly references: readonly Reference[] } = JSON.parse(
  readFileSync("pipeline/report/texts/methods.json", "utf8"),
);
const reference = (text: string, more: Partial<Reference> = {}): Reference => ({
  id: "one",
  text,
  doi: null,
  url: null,
  ...more,
});

/** Entries of a BibTeX file, with braces counted as BibTeX counts them: escaped or not. */
const entriesOf = (bib: string): readonly { readonly type: string; readonly key: string; readonly body: string }[] => {
  const entries: { type: string; key: string; body: string }[] = [];
  for (let at = bib.indexOf("@"); at >= 0; ) {
    const [, type = "", key = ""] = /^@(\w+)\{([^,]+),/.exec(bib.slice(at)) ?? [];
    let depth = 0;
    let end = bib.indexOf("{", at);
    do {
      if (bib[end] === "{") depth += 1;
      if (bib[end] === "}") depth -= 1;
      end += 1;
    } while (depth > 0 && end < bib.length);
    expect(depth).toBe(0);
    entries.push({ type, key, body: bib.slice(at, end) });
    at = bib.indexOf("@", end);
  }
  return entries;
};

describe("the parts of a reference", () => {
  it("are read where they are certain", () => {
    expect(
      articleParts(
        "Spitzer RL, O'Kelly M, Van Meter PE, et al. A measure: the GAD-7. 1. Part? Arch Intern Med. 2006;166(10):1092-1097.",
      ),
    ).toEqual({
      authors: [
        { family: "Spitzer", given: "R. L." },
        { family: "O'Kelly", given: "M." },
        { family: "Van Meter", given: "P. E." },
      ],
      others: true,
      title: "A measure: the GAD-7. 1. Part?",
      journal: "Arch Intern Med",
      year: 2006,
      volume: "166",
      issue: "10",
      pages: "1092-1097",
    });
  });

  it.each([
    "Fleming TR, Harrington DP. Counting Processes and Survival Analysis. New York: Wiley; 1991.",
    "National Center for PTSD. Using the list. US Department. 2001;2:3-4.",
    "Huang B, Tian L. A study. JAMA Oncol. 2018.",
    "Smith A, editors. A chapter. A Book. 1994;1:339-355.",
    "",
  ])("are left alone in %j", (text) => {
    expect(articleParts(text)).toBeNull();
    const [item] = cslItems([reference(text)]);
    expect(item).toEqual({ id: "one", type: "document", title: text });
  });
});

describe("references.bib and references.csl.json", () => {
  it("hold every work of the bank once, in order, most of them part by part", () => {
    const entries = entriesOf(bibtex(shipped));
    expect(entries.map(({ key }) => key)).toEqual(shipped.map(({ id }) => id));
    const items = cslItems(shipped);
    expect(items.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id));
    expect(items.map(({ type }) => (type === "document" ? "misc" : "article"))).toEqual(
      entries.map(({ type }) => type),
    );
    expect(entries.filter(({ type }) => type === "article").length / entries.length).toBeGreaterThan(0.8);
    for (const [i, { doi }] of shipped.entries()) expect(items[i]?.DOI ?? null).toBe(doi);
  });

  it("keep to the types and the fields of CSL-JSON 1.0.2", () => {
    const text = ["id", "type", "title", "container-title", "volume", "issue", "page", "DOI", "URL"];
    for (const item of cslItems(shipped)) {
      expect(["article-journal", "document"]).toContain(item.type);
      for (const [field, value] of Object.entries(item)) {
        if (field === "author") {
          for (const name of item.author ?? []) expect(["family,given", "literal"]).toContain(Object.keys(name).join());
        } else if (field === "issued") expect(item.issued).toEqual({ "date-parts": [[expect.any(Number)]] });
        else expect([text.includes(field), typeof value], field).toEqual([true, "string"]);
      }
    }
  });

  it.each([
    "} @article{evil, title={x}}",
    "\\input{/etc/passwd} $x$ 50% #1 a_b ~ ^ & {",
    '<script>alert("1")</script>\n@string{a="b"}\u0000\uD800',
  ])("keep %j as text", (text) => {
    const hostile = reference(text, { id: 'a}",b', doi: "10.1/a}{b", url: "https://x.org/{a}\\b" });
    const [entry, ...more] = entriesOf(bibtex([hostile, reference("Second")]));
    expect(more).toHaveLength(1);
    expect(entry?.type).toBe("misc");
    expect(entry?.key).toBe("a-b");
    expect(entry?.body).not.toMatch(/doi = /);
    expect(entry?.body).toContain("https://x.org/%7Ba%7D%5Cb");
    expect(/title = (.*)/.exec(entry?.body ?? "")?.[1]).not.toMatch(/[^\\][$#%&_]|\\input/);
    const [item] = cslItems([{ ...hostile, url: "javascript:alert(1)" }]);
    expect(item?.URL).toBeUndefined();
    expect(item?.title).not.toMatch(/[\n\0\uD800]/);
  });

  it("escape what TeX would run, and give equal ids keys of their own", () => {
    expect(texText("a\\b{c}d~e^f 5% & $1 #2 _x")).toBe(
      "a\\textbackslash{}b\\textbraceleft{}c\\textbraceright{}d\\textasciitilde{}e\\textasciicircum{}f 5\\% \\& \\$1 \\#2 \\_x",
    );
    const keys = entriesOf(bibtex([reference("x", { id: "a b" }), reference("y", { id: "a-b" })])).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(["a-b", "a-b-2"]);
  });

  it("carry the stamp of the report as a remark", async () => {
    const report: Report = { ...abstractReport({ simulated: true }), references: [reference("A work.")] };
    const files = new Map(await output.files({ report } as unknown as Rendering));
    expect(String(files.get("references.bib"))).toMatch(/^% SIMULATED · INVENTED PATIENTS\n\n@misc\{one,/);
    expect(JSON.parse(String(files.get("references.csl.json")))).toHaveLength(1);
  });
});
