import { fileURLToPath } from "node:url";
import type { Effects } from "../effects/effects.ts";
import type { Libraries } from "../report/explore/libraries.ts";

const MAX_LIBRARY_BYTES = 4 * 1024 * 1024;

/** The drawing programs of the explore page, as they stand in the installed packages, for a browser. */
export const readLibraries = async (effects: Effects): Promise<Libraries> => {
  const read = async (module: string, file: string): Promise<string> =>
    new TextDecoder().decode(
      await effects.files.readAll(fileURLToPath(new URL(file, import.meta.resolve(module))), MAX_LIBRARY_BYTES),
    );
  const [vega, vegaLite, interpreter] = await Promise.all([
    read("vega", "vega.min.js"),
    read("vega-lite", "vega-lite.min.js"),
    read("vega-interpreter", "vega-interpreter.js"),
  ]);
  return { vega, vegaLite, interpreter };
};
