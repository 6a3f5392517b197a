import { readFileSync } from "node:fs";
import { bench, describe } from "vitest";
import { readTable } from "../../pipeline/ingest/read-table.ts";
import { createScanner } from "../../pipeline/ingest/scan-bytes.ts";
import { createIssueLog } from "../../pipeline/model/index.ts";
import { memoryFiles } from "../ingest/memory-files.ts";

const rows = 100_000;
const text = `patient_id,instrument,day,score\n${Array.from({ length: rows }, (_, i) => `p-${i >> 4},scale-${i & 3},${i % 365},${(i * 7) % 28}`).join("\n")}\n`;
const bytes = new TextEncoder().encode(text);
const results = readFileSync("data/evidence/results.csv");

const read = async (name: "outcomes" | "results", content: Uint8Array): Promise<void> => {
  const files = memoryFiles({ "s/t.csv": content });
  const source = { files, folder: "s", path: "t.csv", name, log: createIssueLog(), required: true };
  await readTable({ ...source, missing: [], words: null });
};

describe("ingest", () => {
  bench(`byte scanner, ${Math.round(bytes.length / 1e5) / 10} MB`, () => {
    const scanner = createScanner(",");
    scanner.feed(bytes);
    scanner.takeLines();
  });
  bench(`read and judge ${rows} scores`, () => read("outcomes", bytes), { iterations: 5 });
  bench("read and judge the published results", () => read("results", results));
});
