import { expect, it } from "vitest";
import { readTable } from "../../pipeline/ingest/read-table.ts";
import { createIssueLog } from "../../pipeline/model/index.ts";
import { processorSeconds, sortingSeconds } from "../support/processor-time.ts";
import { memoryFiles } from "./memory-files.ts";

const read = async (chunk: Uint8Array, count: number) => {
  let given = 0;
  const chunks = async function* () {
    for (; given < count; given += 1) yield chunk;
  };
  const log = createIssueLog();
  const files = memoryFiles({ "s/outcomes.csv": { chunks } });
  const source = { files, folder: "s", path: "outcomes.csv", name: "outcomes" as const, log, required: true };
  await readTable({ ...source, missing: [], words: null });
  return { codes: log.issues().groups.map((group) => group.code), given };
};

it("refuses 200 MB in one line after about a megabyte, quickly and in little memory", async () => {
  const before = process.memoryUsage().rss;
  let [codes, given]: [readonly string[], number] = [[], 0];
  const seconds = await processorSeconds(async () => {
    ({ codes, given } = await read(new Uint8Array(65_536).fill(0x61), 3200));
  });
  expect(codes).toEqual(["cell-too-long"]);
  expect(given).toBeLessThan(20);
  expect(seconds).toBeLessThan(20 * (await sortingSeconds()));
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
});

it("refuses a record of many short cells, and one that a quote swallows", async () => {
  const cells = new TextEncoder().encode("aaaaaaa,".repeat(8192));
  expect((await read(cells, 3200)).codes).toEqual(["columns-too-many"]);
  const quoted = new TextEncoder().encode(`"${"a\n".repeat(32_768)}`);
  expect((await read(quoted, 1)).codes).toEqual(["cell-too-long"]);
});
