import { roCrate } from "../crate/ro-crate.ts";
import { type Output, pretty } from "./output.ts";

/** `ro-crate-metadata.json`: what the version holds and how it was made, for archives. It stands last: it names the others. */
export const crate: Output = {
  id: "crate",
  english: true,
  turn: "last",
  files: async ({ made, ...input }) => [["ro-crate-metadata.json", pretty(roCrate({ ...input, files: made }))]],
};
