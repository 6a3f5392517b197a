import { describe, expect, it } from "vitest";
import { type IntegerColumn, numberAt, textAt } from "../../../pipeline/model/index.ts";
import { imported, importedStudyOf, recordsOf, sourceText } from "../../support/imported.ts";

const sets = ["gad-psyctr", "ptsd-psyctr", "suicide-psyctr"] as const;
const codes = (issues: Awaited<ReturnType<typeof imported>>["issues"]) =>
  issues.groups.map(({ code, count }) => [code, count]);

/** One record of the cut GAD table with some cells replaced, by column. */
const changed = (cells: Readonly<Record<string, string>>): string => {
  const [header = "", first = ""] = recordsOf(sourceText("gad-psyctr"));
  const names = header
    .trim()
    .split(";")
    .map((name) => name.replaceAll('"', ""));
  const parts = first.trim().match(/"(?:[^"]|"")*"|[^;]+|(?<=;)(?=;)/g) ?? [];
  return `${header.trim()}\n${parts.map((part, i) => cells[names[i] ?? ""] ?? part).join(";")}\n`;
};

describe("importContrasts on cuts of real sets", () => {
  it.each([
    ["gad-psyctr", 25, 15, { text: 4, "decimal-mark": 0, sign: 0, differs: 0 }],
    ["ptsd-psyctr", 30, 24, { text: 0, "decimal-mark": 2, sign: 2, differs: 0 }],
    ["suicide-psyctr", 36, 26, { text: 0, "decimal-mark": 1, sign: 0, differs: 0 }],
  ] as const)("%s", async (set, rows, studies, doubts) => {
    const { made, issues } = await imported(set);
    expect(made).toMatchObject({ rows, studies, refused: 0, doubts });
    expect(issues.errors).toBe(0);
    const study = await importedStudyOf(made);
    expect(study.evidence.studies.length).toBe(studies);
    expect(study.claims).toEqual([]);
    expect(study.plan.preset?.id).toBe("sypres");
    expect(study.plan.notices.join(" ")).toContain("Open Data Commons Attribution License");
  });

  it("keeps the row of the source with every number", async () => {
    const { made } = await imported("ptsd-psyctr");
    const { results } = (await importedStudyOf(made)).evidence;
    for (let i = 0; i < results.length; i += 1) {
      const row = numberAt(results.extra.source_row as IntegerColumn, i);
      expect(textAt(results.columns.source_where, i)).toBe(`data.csv:${row}`);
      expect(row).toBeGreaterThan(1);
    }
  });

  it("lists the sign of the Ehlers 2014 and Neuner 2010 rows and corrects nothing", async () => {
    const { made } = await imported("ptsd-psyctr");
    const lines = made?.files["doubts.csv"]?.trim().split("\n") ?? [];
    expect(lines[0]).toBe("file,row,line,column,kind,value,other");
    expect(lines.filter((line) => line.includes(",sign,")).map((line) => line.split(",").slice(3))).toEqual([
      ["precalc_g", "sign", '"-1', '578"', "1.35151"],
      ["precalc_g", "sign", '"-0', '24"', "1.02403"],
    ]);
    expect(made?.files["evidence/results.csv"]).not.toContain("-1.578");
  });

  it("gives the same tables, but for the row numbers, whatever the order of the rows", async () => {
    for (const set of sets) {
      const [header = "", ...records] = recordsOf(sourceText(set));
      const reordered = [...records].reverse().map((record) => (record.endsWith("\n") ? record : `${record}\n`));
      const [a, b] = await Promise.all([imported(set), imported(set, [header, ...reordered].join(""))]);
      expect(b.made?.files["evidence/studies.csv"]).toBe(a.made?.files["evidence/studies.csv"]);
      expect(b.made?.files["evidence/arms.csv"]).toBe(a.made?.files["evidence/arms.csv"]);
      expect(b.made?.doubts).toEqual(a.made?.doubts);
    }
  });
});

describe("importContrasts on damaged tables", () => {
  it.each([
    ["a mean without its decimal mark", { mean_arm1: "2538" }, ["import-decimal-mark", "import-differs"]],
    ["a turned sign", { ".g": "1,67646657594636" }, ["import-sign"]],
    ["another effect", { ".g": "-1,5" }, ["import-differs"]],
    ["an error a tenth as large", { ".g_se": "0,0271084899400218" }, ["import-decimal-mark"]],
    ["text among numbers", { sd_arm2: '"6,81 (SE)"' }, ["import-not-a-number"]],
    ["an unknown instrument", { instrument: '"Mood-o-meter"' }, ["import-instrument-unknown"]],
  ])("%s", async (_, cells, expected) => {
    const { made, issues } = await imported("gad-psyctr", changed(cells));
    expect(made?.rows).toBe(1);
    for (const code of expected) expect(codes(issues).map(([one]) => one)).toContain(code);
    const study = await importedStudyOf(made);
    expect(study.evidence.results.length).toBeGreaterThan(0);
  });

  it("says in the row what import doubts", async () => {
    const { made } = await imported("gad-psyctr", changed({ ".g": "1,67646657594636" }));
    const { results } = (await importedStudyOf(made)).evidence;
    expect(textAt(results.extra.doubt as never, 0)).toBe("sign");
    expect(numberAt(results.columns.estimate, 0)).toBe(1.67646657594636);
  });

  it.each([
    ["more events than people", { event_arm1: "50", totaln_arm1: "40", event_arm2: "1" }],
    ["a standard deviation below 0", { sd_arm1: "-7,03" }],
    ["it names no study", { study: "NA" }],
    ["a standard error that is not above 0", { ".g_se": "0" }],
  ])("refuses a row: %s", async (what, cells) => {
    const { made, issues } = await imported("gad-psyctr", changed(cells));
    expect(made).toMatchObject({ rows: 0, refused: 1 });
    expect(issues.groups[0]?.first[0]?.message).toContain(what);
  });

  it("names every missing column at once and imports nothing", async () => {
    const { made, issues } = await imported("gad-psyctr", '"";"studdy";"condition_arm1"\n"1";"A, 2001";"cbt"\n');
    expect(made).toBeNull();
    expect(issues.groups.filter(({ code }) => code === "column-missing").map(({ column }) => column)).toEqual([
      ".g",
      ".g_se",
      "condition_arm2",
      "study",
    ]);
  });

  it("refuses a column that stands twice, a ragged row and a NUL byte", async () => {
    const twice = '"study";"condition_arm1";"condition_arm2";".g";".g_se";".g"\n"A";"x";"y";1;1;2\n';
    expect((await imported("gad-psyctr", twice)).made).toBeNull();
    const ragged = '"study";"condition_arm1";"condition_arm2";".g";".g_se"\n"A";"x"\n';
    expect(codes((await imported("gad-psyctr", ragged)).issues)).toContainEqual(["row-ragged", 1]);
    const nul = changed({ study: '"A\u0000, 2001"' });
    expect(codes((await imported("gad-psyctr", nul)).issues)).toContainEqual(["nul-byte", 1]);
  });

  it("takes hostile words as words", async () => {
    const { made } = await imported(
      "gad-psyctr",
      changed({
        study: "\"=cmd|' /C calc'!A0, 2001\"",
        condition_arm1: '"<script>alert(1)</script>"',
        multi_arm1: '"a ""quoted"" arm, with; marks"',
        instrument: '"__proto__"',
      }),
    );
    const study = await importedStudyOf(made);
    expect(textAt(study.evidence.studies.columns.study_id, 0)).toMatch(/^[a-z0-9-]+$/);
    expect(study.plan.words.modality).toContain("<script>alert(1)</script>");
    const labels = [0, 1].map((i) => textAt(study.evidence.arms.columns.label, i));
    expect(labels.join()).toContain('a "quoted" arm, with; marks');
  });
});
