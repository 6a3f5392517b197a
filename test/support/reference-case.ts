import { fileURLToPath } from "node:url";
import { compare } from "../reference/harness/compare.ts";
import { loadCase } from "../reference/harness/load-case.ts";
import { type Table, textColumn as textOrNull } from "../reference/harness/read-table.ts";
import { columnOf } from "../reference/harness/roles.ts";
import type { ReferenceCase, ResultTree, Tree } from "../reference/harness/types.ts";

export { numberColumn, numbers } from "../reference/harness/read-table.ts";
export { firstTable } from "../reference/harness/roles.ts";
export type { ReferenceCase, ResultTree, Tree } from "../reference/harness/types.ts";

const folder = fileURLToPath(new URL("../reference/", import.meta.url));

/** One case of test/reference/cases with the data it is computed from. */
export const referenceCase = (id: string): ReferenceCase => loadCase(folder, id);

/** A column as text; an empty cell is "". */
export const textColumn = (table: Table, name: string): readonly string[] =>
  textOrNull(table, name).map((cell) => cell ?? "");

/** The name of a column given in `inputs`, where the text after the name is a remark ("status (1=event)"). */
export const inputColumn = (reference: ReferenceCase, key: string): string => columnOf(reference, key);

/**
 * What differs between a computed tree and the expected one, a sentence each; none means the case passes.
 * Every expected leaf under `paths` (all, when not given) must be there; more leaves in `actual` do no harm.
 */
export const differences = (
  reference: ReferenceCase,
  actual: ResultTree,
  select: (path: string) => boolean = () => true,
): readonly string[] =>
  compare(reference, actual)
    .filter(({ path, passed }) => !passed && select(path))
    .map(({ message }) => message);

/** The paths of all expected leaves: to assert how many numbers a test has checked. */
export const expectedPaths = (tree: Tree, path = ""): readonly string[] =>
  typeof tree === "object" && tree !== null
    ? Object.entries(tree).flatMap(([key, child]) => expectedPaths(child, path === "" ? key : `${path}.${key}`))
    : [path];
