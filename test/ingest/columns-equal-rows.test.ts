import { Ajv2020 } from "ajv/dist/2020.js";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { readTable } from "../../pipeline/ingest/read-table.ts";
import { type TableName, tableSchemas } from "../../pipeline/ingest/table-schemas.ts";
import { createIssueLog, numberAt, textAt } from "../../pipeline/model/index.ts";
import { fc } from "../support/properties.ts";
import { memoryFiles } from "./memory-files.ts";

const ajv = new Ajv2020({ allErrors: true, strict: false });
const cells = [
  "",
  "a",
  "0",
  "-3",
  "1.5",
  "28",
  "007",
  " 5 ",
  "1e3",
  "99999999999",
  "dose",
  "kap",
  "acute",
  "x y",
  "é",
  "death",
  "mild",
  "0.4",
];

/** The plainest possible reading of a cell: a second implementation. */
const plain = (types: readonly string[], text: string): string | number | null => {
  if (text === "") return null;
  const number = Number(text);
  if (types.includes("integer")) {
    return /^-?\d+$/.test(text) && String(number) === text && Math.abs(number) < 2 ** 31 ? number : text;
  }
  return types.includes("number") && text.trim() === text && !/^-?0\d/.test(text)
    ? number || (number === 0 ? 0 : text)
    : text;
};

it.each(["outcomes", "sessions", "events", "patients", "durability"] as const)(
  "%s: columns and faults equal a row-by-row judgement",
  async (name: TableName) => {
    const schema = tableSchemas[name];
    const judge = ajv.compile(schema);
    const fields = Object.entries(schema.properties).filter(([field]) => field !== "items");
    const row = fc.tuple(fc.constant("id"), ...fields.slice(1).map(() => fc.constantFrom(...cells)));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const log = createIssueLog();
        const text = Papa.unparse([fields.map(([field]) => field), ...rows], { newline: "\n" });
        const files = memoryFiles({ "s/t.csv": text }, 64);
        const { table } = await readTable({
          files,
          folder: "s",
          path: "t.csv",
          name,
          log,
          required: true,
          missing: [],
          words: null,
        });
        const faults = new Set(log.issues().groups.flatMap((g) => g.first.map(({ at }) => `${at.row} ${at.column}`)));
        const expected = new Set<string>();
        rows.forEach((line, i) => {
          const object = Object.fromEntries(
            fields.map(([field, { type }], j) => [field, plain([type].flat() as string[], line[j] as string)]),
          );
          judge({ ...object, ...(schema.properties.items ? { items: null } : {}) });
          const wrong = (judge.errors ?? []).map((error) => error.instancePath.slice(1));
          for (const field of wrong) expected.add(`${i + 2} ${field}`);
          for (const [field, value] of Object.entries(object)) {
            const column = table.columns[field];
            if (wrong.includes(field) || column === undefined) continue;
            const isNumber = column.kind === "number" || column.kind === "integer";
            expect(isNumber ? numberAt(column, i) : textAt(column, i)).toBe(value);
          }
        });
        expect([...faults].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 40 },
    );
  },
);
