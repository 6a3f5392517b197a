import { describe, expect, it } from "vitest";
import type { Block, Finding, Report } from "../../../pipeline/model/index.ts";
import type { View } from "../../../pipeline/report/html/view.ts";
import type { Rendering } from "../../../pipeline/report/outputs/output.ts";
import { pdf } from "../../../pipeline/report/outputs/pdf.ts";
import { typesetter } from "../../../pipeline/report/pdf/typesetter.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { abstractReport, answerHeadline } from "../abstract/made-report.ts";
import { fontFiles, regular, strong } from "../drawing.ts";

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300" viewBox="0 0 640 300"><path d="M0,0L640,300" stroke="var(--intervention)"/><text x="10" y="20" font-family="Inter" font-size="12px" fill="var(--ink)">chart ◐</text></svg>';

/** A finding with one of everything, with a text of the caller's in every place. */
const blocksOf = (text: string): readonly Block[] => [
  { kind: "text", depth: "clinician", prose: [`prose ${text}`] },
  { kind: "text", depth: "full", prose: ["too deep to print"] },
  {
    kind: "table",
    id: "small",
    depth: "clinician",
    caption: [`caption ${text}`],
    columns: [
      { id: "what", label: `label ${text}`, unit: null, align: "start" },
      { id: "much", label: "How much", unit: "count", align: "end" },
    ],
    rows: [
      [text, 3],
      ["nothing", null],
    ],
  },
  {
    kind: "table",
    id: "long",
    depth: "clinician",
    caption: ["A long table"],
    columns: [{ id: "row", label: "Row", unit: null, align: "start" }],
    rows: Array.from({ length: 60 }, (_, i) => [`row ${i}`]),
  },
  { kind: "table", id: "deep", depth: "full", caption: ["A deep table"], columns: [], rows: [] },
];

const reportOf = (changes: Partial<Report["study"]> = {}, text = "plain"): Report => {
  const report = abstractReport(changes);
  const [made] = report.findings as readonly [Finding];
  const finding: Finding = {
    ...made,
    question: `question ${text}`,
    blocks: [...made.blocks, ...blocksOf(text)],
    caveats: [{ code: "made", prose: [`caveat ${text}`] }],
    method: { summary: [`method ${text}`], formula: `y = x ${text}`, citations: ["one"] },
  };
  const { page } = report.study;
  const cards = [{ id: "card", label: "Sleep", claim: "lasts", patients: "sleep" }];
  return {
    ...report,
    study: { ...report.study, page: { ...page, cards } },
    findings: [finding],
    references: [{ id: "one", text: `reference ${text}`, doi: null, url: `javascript:alert(${text})` }],
  };
};

const renderingOf = (report: Report): Rendering => {
  const headlines = new Map([[answerHeadline.id, answerHeadline]]);
  const words: Omit<View, "svg"> = {
    report,
    version: { number: 3, previous: 2, changes: [], reportSha256: "0123456789abcdef".repeat(4) },
    headlines,
    prose: { headlines, spelling: "US", citation: (id) => id },
  };
  const svg = new Map([
    ["published--made.picture", CHART],
    ["published--made.picture.cover", CHART],
  ]);
  return {
    report,
    words,
    fonts: { regular, bold: strong, files: fontFiles },
    view: async () => ({ ...words, svg }),
  } as unknown as Rendering;
};

const filesOf = async (report: Report): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Map((await pdf.files(renderingOf(report))) as readonly (readonly [string, Uint8Array])[]);

const latin = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("latin1");
const pagesOf = async (report: Report, file: string): Promise<readonly string[]> =>
  pdfText((await filesOf(report)).get(file) ?? new Uint8Array());
/** Line ends and places to break are of the paper, not of the text. */
const joined = (pages: readonly string[]): string => pages.join("\n").replace(/[\s\u200B]+/gu, "");

describe("the two PDFs", () => {
  it("hold question, answer, number, certainty, version and digest, and say which form is accessible first", async () => {
    const files = await filesOf(reportOf());
    expect([...files.keys()]).toEqual(["report.pdf", "summary.pdf"]);
    for (const bytes of files.values()) {
      expect(latin(bytes).startsWith("%PDF-")).toBe(true);
      const pages = pdfText(bytes);
      for (const words of [
        "A made title",
        "Does it last?",
        "Not known yet.",
        "0.65 (95% CI, −0.55 to 1.82)",
        "Not sure at all",
        "Version 3",
        "0123456789ab",
        "No advice.",
      ])
        expect(joined(pages)).toContain(words.replaceAll(/\s/g, ""));
    }
    const report = pdfText(files.get("report.pdf") ?? new Uint8Array());
    expect(report.length).toBeGreaterThan(6);
    expect(report[0]?.split("\n").slice(0, 4).join(" ")).toContain("index.html, beside it, is the accessible form");
    expect(report[1]).toContain("Contents");
    report.forEach((page, i) => {
      expect(page).toContain(`page ${i + 1} of ${report.length}`);
      expect(page).toContain("Version 3 · digest 0123456789ab");
      expect(page).not.toMatch(/SIMULATED|INTERNAL/);
    });
    expect(pdfText(files.get("summary.pdf") ?? new Uint8Array())).toHaveLength(1);
  });

  it("print what a clinician reads, long tables at the end, deep ones by the name of their file", async () => {
    const pages = await pagesOf(reportOf(), "report.pdf");
    const text = pages.join("\n");
    for (const words of ["prose plain", "caption plain", "caveat plain", "method plain", "reference plain", "row 59"])
      expect(text).toContain(words);
    expect(text).not.toContain("too deep to print");
    expect(text).toContain("tables/published--made.deep.csv");
    const pointer = /Table on page\s+(\d+)/.exec(text);
    expect(pages[Number(pointer?.[1]) - 1]).toContain("row 0");
    expect(text.indexOf("row 59")).toBeGreaterThan(text.indexOf("Limitations"));
  });

  it("draw their pictures as vectors and embed no font of the machine", async () => {
    for (const bytes of (await filesOf(reportOf())).values()) {
      const source = latin(bytes);
      expect(source).toContain("/Subtype /Form");
      expect(source).not.toMatch(/\/Subtype \/Image/);
      const fonts = [...source.matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map((match) => match[1]);
      expect([...new Set(fonts)].sort()).toEqual(["Inter-Regular", "Inter-SemiBold"]);
      expect(source).not.toMatch(/CreationDate|ModDate|CreateDate/);
    }
  });

  it("are the same bytes twice, in another time zone too", async () => {
    const zone = process.env.TZ;
    const first = await filesOf(reportOf());
    process.env.TZ = "Asia/Kathmandu";
    const second = await filesOf(reportOf());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    for (const [name, bytes] of first) expect(Buffer.compare(bytes, second.get(name) ?? new Uint8Array())).toBe(0);
  });

  it("are stamped on every page where the report is", async () => {
    for (const file of ["report.pdf", "summary.pdf"]) {
      const simulated = await pagesOf(reportOf({ simulated: true }), file);
      expect(simulated.every((page) => page.includes("SIMULATED · INVENTED PATIENTS"))).toBe(true);
      const internal = await pagesOf(reportOf({ internal: true }), file);
      expect(internal.every((page) => page.includes("INTERNAL, NOT CLEARED FOR SHARING"))).toBe(true);
    }
  });

  it("are on the paper of the study's country", async () => {
    expect(latin((await filesOf(reportOf())).get("report.pdf"))).toContain("/MediaBox [0 0 612 792]");
    expect(latin((await filesOf(reportOf({ locale: "UK" }))).get("summary.pdf"))).toMatch(
      /\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/,
    );
  });

  it("stay one page with long words and without a picture or a statement", async () => {
    const title = "long words ".repeat(30);
    const page = { ...abstractReport().study.page, answerClaim: "none", picture: { finding: "none", chart: "none" } };
    expect(await pagesOf(reportOf({ title, question: title, notices: [title, title] }), "summary.pdf")).toHaveLength(1);
    expect(await pagesOf({ ...reportOf({ page }), verdicts: [] }, "summary.pdf")).toHaveLength(1);
    expect((await pagesOf({ ...reportOf({ page }), verdicts: [] }, "report.pdf")).join()).toContain("No statement was");
  });
});

describe("texts that would be commands elsewhere", () => {
  it.each([
    '<script>alert("1")</script> & <b onload=x>',
    '#eval("1+1") #read("/etc/passwd") *bold* _em_ `code` $x^2$ <label> @ref = heading \\ // comment',
    '#import "@preview/x:0.1.0": * ] } ) #{ panic() }',
    "=HYPERLINK(1) | **md** [a](javascript:b) {{datum.x}} ~~~ --- ... $ {x} url(#z)",
    "- list + enum / term: x \\u{41} \\#",
  ])("print %j as they are", async (text) => {
    const report = reportOf({ title: text, question: text, notices: [text], searchNote: text }, text);
    for (const file of ["report.pdf", "summary.pdf"])
      expect(joined(await pagesOf(report, file))).toContain(text.replace(/\s+/g, ""));
    const source = latin((await filesOf(report)).get("report.pdf"));
    expect(source).not.toMatch(/\/URI \(javascript|\/S \/JavaScript/);
  });

  it("print letters without a glyph, control characters and turning marks as their numbers", async () => {
    const text = "a\u0000b\u202Ec\uD800d\u4E2De\uFFFFf xᵀy";
    const title = joined(await pagesOf(reportOf({ title: text }), "summary.pdf"));
    expect(title).toContain("a[U+0000]b[U+202E]c[U+D800]d[U+4E2D]e[U+FFFF]fx^Ty");
  });

  it("break a word that is wider than the paper", async () => {
    const text = "W".repeat(400);
    const pages = await pagesOf(reportOf({}, text), "report.pdf");
    expect(
      Math.max(
        ...pages
          .join("\n")
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThan(200);
    expect(joined(pages)).toContain(text);
  });
});

describe("without a compiler", () => {
  it("one sentence stands where the PDFs would", async () => {
    const work = async () => [null, null] as never;
    expect(await typesetter(fontFiles, () => Promise.reject(new Error("no native binding")))).toBeNull();
    expect(await pdf.files({ ...renderingOf(reportOf()), work })).toEqual([
      ["report.pdf.txt", expect.stringMatching(/^report\.pdf and summary\.pdf were not made: .*\n$/)],
    ]);
  });

  it("refuses to set text without a font, and names the fault of a template", async () => {
    await expect(typesetter([])).rejects.toThrow("fontFiles must name a font: none");
    const set = await typesetter(fontFiles);
    expect(() => set?.("#nothing(1)", {})).toThrow(/^the PDF could not be set: unknown variable: nothing$/);
    expect(() => set?.("#(", {})).toThrow(/^the PDF could not be set: /);
  });
});
