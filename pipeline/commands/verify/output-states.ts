import type { Effects } from "../../effects/effects.ts";
import type { OutputState } from "../../report/verify/verification.ts";
import { fileDigest } from "./input-states.ts";

type Files = Effects["files"];

/** Paths of all that stands below a folder and is no folder. */
const below = async (folder: string, files: Files, inside = ""): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of await files.list(`${folder}${inside}`)) {
    const path = `${inside}/${name}`;
    if ((await files.kind(`${folder}${path}`)) === "directory") found.push(...(await below(folder, files, path)));
    else found.push(path.slice(1));
  }
  return found;
};

/** Each file of a version against its manifest, and files that the manifest does not name. */
export const outputStates = async (
  folder: string,
  outputs: Readonly<Record<string, string>>,
  files: Files,
): Promise<readonly OutputState[]> => {
  const states: OutputState[] = [];
  for (const [path, sha256] of Object.entries(outputs)) {
    const digest = await fileDigest(`${folder}/${path}`, files);
    states.push({ path, state: digest === null ? "missing" : digest === sha256 ? "same" : "changed" });
  }
  const unknown = (await below(folder, files)).filter(
    (path) => path !== "manifest.json" && !Object.hasOwn(outputs, path),
  );
  return [...states, ...unknown.map((path): OutputState => ({ path, state: "new" }))];
};
