import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Block, Finding, Report } from "../../../pipeline/model/index.ts";
import type { View } from "../../../pipeline/report/html/view.ts";
import { docx } from "../../../pipeline/report/outputs/docx.ts";
import type { Rendering } from "../../../pipeline/report/outputs/output.ts";
import { abstractReport, answerHeadline } from "../abstract/made-report.ts";
import { fontFiles, regular, strong } from "../drawing.ts";

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300" viewBox="0 0 640 300"><path d="M0,0L640,300" stroke="var(--intervention)"/><text x="10" y="20" font-family="Inter" font-size="12px" fill="var(--ink)">chart</text></svg>';

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
    id: "wide",
    depth: "clinician",
    caption: ["A wide table"],
    columns: Array.from({ length: 9 }, (_, i) => ({
      id: `c${i}`,
      label: `C${i}`,
      unit: null,
      align: "start" as const,
    })),
    rows: [Array.from({ length: 9 }, () => "cell")],
  },
  { kind: "table", id: "empty", depth: "clinician", caption: ["An empty table"], columns: [], rows: [] },
];

const reportOf = (changes: Partial<Report["study"]> = {}, text = "plain"): Report => {
  const report = abstractReport(changes);
  const [made] = report.findings as readonly [Finding];
  const [chart] = made.blocks as readonly [Extract<Block, { kind: "chart" }>];
  const finding: Finding = {
    ...made,
    simulated: changes.simulated ?? false,
    question: `question ${text}`,
    blocks: [{ ...chart, caption: [`figure ${text}`], alt: [`alt ${text}`] }, ...blocksOf(text)],
    caveats: [{ code: "made", prose: [`caveat ${text}`] }],
    method: { summary: [`method ${text}`], formula: `y = x ${text}`, citations: ["one"] },
  };
  const references = [
    { id: "one", text: `reference ${text}`, doi: null, url: `javascript:alert(${text})` },
    { id: "two", text: "A linked work.", doi: "10.1/a?b&c", url: null },
  ];
  return { ...report, findings: [finding], references };
};

const bytesOf = async (report: Report): Promise<Uint8Array> => {
  const headlines = new Map([[answerHeadline.id, answerHeadline]]);
  const words: Omit<View, "svg"> = {
    report,
    version: { number: 3, previous: 2, changes: [], reportSha256: "0123456789abcdef".repeat(4) },
    headlines,
    prose: { headlines, spelling: report.study.locale, citation: (id) => `[${id}]` },
  };
  const svg = new Map([["published--made.picture", CHART]]);
  const fonts = { regular, bold: strong, files: fontFiles };
  const rendering = { report, words, fonts, view: async () => ({ ...words, svg }) } as unknown as Rendering;
  const [[path, body] = []] = await docx.files(rendering);
  expect(path).toBe("report.docx");
  return body as Uint8Array;
};

const partsOf = async (report: Report): Promise<ReadonlyMap<string, string>> =>
  new Map(
    Object.entries(unzipSync(await bytesOf(report))).map(([path, body]) => [path, new TextDecoder().decode(body)]),
  );

const plain = (xml: string): string =>
  xml
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
/** The words of each paragraph. */
const paragraphs = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, body = ""]) =>
    [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = ""]) => plain(text)).join(""),
  );

/** What is wrong with the tags of a piece of XML; `null` for nothing. */
const tagFault = (xml: string): string | null => {
  const open: string[] = [];
  for (const [, tag = ""] of xml.matchAll(/<([^>]*)>/g)) {
    if (tag.startsWith("?") || tag.endsWith("/")) continue;
    const name = /^\/?([\w:]+)/.exec(tag)?.[1] ?? "";
    if (!tag.startsWith("/")) open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  const bare = xml.replace(/<[^>]*>/g, "");
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(bare)) return "&";
  return open.length === 0 ? null : `<${open.at(-1)}>`;
};

describe("report.docx", () => {
  it("is a package of sound parts whose links all lead somewhere", async () => {
    const parts = await partsOf(reportOf());
    expect([...parts.keys()][0]).toBe("[Content_Types].xml");
    for (const path of [
      "_rels/.rels",
      "docProps/core.xml",
      "word/document.xml",
      "word/styles.xml",
      "word/numbering.xml",
    ])
      expect(parts.has(path), path).toBe(true);
    for (const [path, xml] of parts) if (/\.(xml|rels)$/.test(path)) expect(tagFault(xml), path).toBeNull();
    const document = parts.get("word/document.xml") ?? "";
    const rels = parts.get("word/_rels/document.xml.rels") ?? "";
    const ids = [...rels.matchAll(/ Id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(ids.map((_, i) => `rId${i + 1}`));
    for (const [, id] of document.matchAll(/ r:(?:id|embed)="([^"]*)"/g)) expect(ids).toContain(id);
    for (const [, target = "", rest = ""] of rels.matchAll(/ Target="([^"]*)"([^>]*)/g))
      if (!rest.includes("External")) expect(parts.has(`word/${target.replace(/^\/word\//, "")}`), target).toBe(true);
    expect(document).not.toMatch(/\{[^{}<>]*-0\}/);
  });

  it("says title, question, answer, methods, results, limits and works, in this order, under headings", async () => {
    const document = (await partsOf(reportOf())).get("word/document.xml") ?? "";
    const said = paragraphs(document);
    let at = 0;
    for (const words of [
      "A made title",
      "Does it last?",
      "Not known yet.",
      "Methods",
      "method plain [one]",
      "y = x plain",
      "Results",
      "question plain",
      "Figure 1. figure plain",
      "prose plain",
      "Table 1. caption plain",
      "label plain",
      "Table 2, which is wide, stands at the end.",
      "Limitations",
      "caveat plain",
      "No advice.",
      "References",
      "[1]reference plain ",
      "[2]A linked work. https://doi.org/10.1/a?b&c",
      "Wide tables",
      "Table 2. A wide table",
    ]) {
      const found = said.indexOf(words, at);
      expect(found, words).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(said.join()).not.toContain("too deep to print");
    expect(said).toContain("No rows.");
    for (const level of ["Title", "Heading1", "Heading2", "Heading3"])
      expect(document).toContain(`<w:pStyle w:val="${level}"/>`);
  });

  it("has tables with a head that repeats, a picture with words for it, and its language", async () => {
    const parts = await partsOf(reportOf());
    const document = parts.get("word/document.xml") ?? "";
    expect(document.match(/<w:tblHeader/g)?.length).toBe(document.match(/<w:tbl>/g)?.length);
    expect(document).toContain('descr="alt plain"');
    expect([...parts.keys()].filter((path) => path.endsWith(".png"))).toHaveLength(1);
    expect(parts.get("word/styles.xml")).toContain('<w:lang w:val="en-US"/>');
    expect((await partsOf(reportOf({ locale: "UK" }))).get("word/styles.xml")).toContain('<w:lang w:val="en-GB"/>');
  });

  it("is on the paper of the study's country; wide tables lie lengthwise", async () => {
    const sizes = async (report: Report): Promise<readonly string[]> =>
      [...((await partsOf(report)).get("word/document.xml") ?? "").matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(
        ([, width, height]) => `${width} ${height}`,
      );
    expect(await sizes(reportOf())).toEqual(["12240 15840", "15840 12240"]);
    expect(await sizes(reportOf({ locale: "UK" }))).toEqual(["11906 16838", "16838 11906"]);
  });

  it("carries version and stamps in the header of every section, and on what may be cut out", async () => {
    const parts = await partsOf(reportOf({ simulated: true, internal: true }));
    const headers = [...parts].filter(([path]) => /^word\/header\d+\.xml$/.test(path));
    expect(headers).toHaveLength(2);
    for (const [, xml] of headers) {
      const words = paragraphs(xml).join();
      expect(words).toContain("Version 3 · data to 2024-02-29 · digest 0123456789ab");
      expect(words).toMatch(/SIMULATED · INVENTED PATIENTS · INTERNAL/);
    }
    const said = paragraphs(parts.get("word/document.xml") ?? "");
    expect(said).toContain("Figure 1. INVENTED PATIENTS. figure plain");
    expect([...(await partsOf(reportOf())).values()].join()).not.toMatch(/SIMULATED|INTERNAL/);
  });

  it("has the same bytes each time and in every time zone, and the date of its data", async () => {
    const first = await bytesOf(reportOf());
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    const second = await bytesOf(reportOf());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    for (const [path, body] of Object.entries(unzipSync(first)))
      expect(new TextDecoder().decode(unzipSync(second)[path]), path).toBe(new TextDecoder().decode(body));
    expect(Buffer.compare(first, second)).toBe(0);
    expect((await partsOf(reportOf())).get("docProps/core.xml")).toMatch(/created[^>]*>2024-02-29T00:00:00Z</);
  });
});

describe("texts that would be commands elsewhere", () => {
  it.each([
    '<script>alert("1")</script> & <b onload=x>',
    "<w:p/></w:t> ]]> <!-- &amp; -->",
    "{bullets-0} {bullets\u0001-0} {default-bullet-numbering-0} {image.png} CURRENT NUMPAGES",
    "CURRENT",
    "=HYPERLINK(1) | **md** #eval(1) {{datum.x}} INCLUDETEXT",
  ])("are printed as they are: %j", async (text) => {
    const parts = await partsOf(reportOf({ title: text, question: text, notices: [text] }, text));
    const document = parts.get("word/document.xml") ?? "";
    const shown = text.replace("\u0001", "");
    for (const part of parts.keys())
      if (part.endsWith(".xml")) expect(tagFault(parts.get(part) ?? ""), part).toBeNull();
    const said = paragraphs(document);
    for (const words of [shown, `prose ${shown}`, `caveat ${shown}`, `label ${shown}`, `Figure 1. figure ${shown}`])
      expect(said).toContain(words);
    expect(document).not.toContain("instrText");
    expect(parts.get("word/_rels/document.xml.rels")).not.toContain("javascript");
  });

  it("lose what no XML may hold", async () => {
    const said = paragraphs(
      (await partsOf(reportOf({ title: "a\u0000b\uD800c\uFFFEd" }))).get("word/document.xml") ?? "",
    );
    expect(said).toContain("abcd");
  });
});
