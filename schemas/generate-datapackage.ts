import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { nodeFiles } from "../pipeline/effects/node-files.ts";
import { dataPackage } from "../pipeline/ingest/data-package/data-package.ts";
import { readStudy } from "../pipeline/ingest/index.ts";

/** Column names of a table that was read without a fault: no name holds a quote or a line end. */
const header = (path: string): readonly string[] =>
  (
    readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r\n|\n|\r/)[0] as string
  ).split(/[,;\t]/);

/** The text of `datapackage.json` for a study folder; throws where the study has errors. */
export const datapackageText = async (folder: string): Promise<string> => {
  const { study, files, issues } = await readStudy(nodeFiles(folder), folder);
  if (study === null) throw new Error(`${folder} has ${issues.errors} errors: see afterglow check`);
  const tables = files.map(({ path }) => path).filter((path) => path.endsWith(".csv"));
  const headers = new Map(tables.map((path) => [path, header(join(folder, path))]));
  return `${JSON.stringify(dataPackage({ plan: study.plan, datasets: study.datasets, files, headers }), null, 2)}\n`;
};

/** `node --import tsx schemas/generate-datapackage.ts [folder]` writes the file anew. */
if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const folder = argv[2] ?? "data";
  try {
    writeFileSync(join(folder, "datapackage.json"), await datapackageText(folder));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    exit(2);
  }
}
