import { publishVersion } from "../../pipeline/commands/publish-version.ts";
import { recoverFolders } from "../../pipeline/commands/swap-folder.ts";
import { versionNumbers } from "../../pipeline/commands/versions.ts";
import { withLock } from "../../pipeline/commands/with-lock.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { nodeLocks } from "../../pipeline/effects/node-locks.ts";
import { sha256 } from "../../pipeline/model/index.ts";

// A process of its own, to be killed: publishes one small prepared version after the other, new ones and amended ones by turns.
const [folder = ""] = process.argv.slice(2);

const MOST_VERSIONS = 8;

const effects = {
  files: nodeFiles(folder),
  locks: nodeLocks(),
  stop: new AbortController().signal,
  terminal: { err: () => {} } as never,
};

const prepared = (number: number, round: string): ReadonlyMap<string, string> => {
  const files = new Map([
    ["report.json", JSON.stringify({ number, round })],
    ["index.html", `<p>${round}</p>`.repeat(500)],
    ["charts/one.svg", `<svg>${round}</svg>`.repeat(200)],
    ["tables/one.csv", `round\n${round}\n`],
  ]);
  const outputs = Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)]));
  return files.set("manifest.json", JSON.stringify({ outputs }));
};

for (let round = 0; ; round += 1) {
  process.stdout.write(".");
  await withLock(folder, effects, async () => {
    await recoverFolders(folder, effects.files);
    const newest = (await versionNumbers(folder, effects.files)).at(-1) ?? 0;
    const amend = newest > 0 && (round % 2 === 1 || newest >= MOST_VERSIONS);
    const number = amend ? newest : newest + 1;
    await publishVersion({ folder, number, amend, files: prepared(number, `${process.pid}-${round}`) }, effects);
  });
}
