import { type Effects, WorldError } from "../../effects/effects.ts";
import type { InputFile, Report } from "../../model/index.ts";

/** One of the two reports that are compared, with what it was made from. */
export interface Side {
  /** "v2", or "now". */
  readonly name: string;
  /** `null`: made of the present inputs by the present program. */
  readonly number: number | null;
  readonly report: Report;
  /** `null`: its manifest cannot be read. */
  readonly inputs: readonly InputFile[] | null;
  /** Where git may have its inputs. */
  readonly commit: string | null;
}

const MAX_BYTES = 256 * 1024 * 1024;

const parsed = async (path: string, files: Effects["files"]): Promise<unknown> => {
  if ((await files.kind(path)) !== "file") return null;
  try {
    return JSON.parse(new TextDecoder().decode(await files.readAll(path, MAX_BYTES)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const isReport = (value: unknown): value is Report =>
  typeof value === "object" && value !== null && "schema" in value && value.schema === "afterglow/report/1";

/** A path that stays inside the study folder. */
const INSIDE = /^(?!.*(^|\/)\.\.?(\/|$))[^/\\]+(\/[^/\\]+)*$/;

const isInput = (value: unknown): value is InputFile => {
  const { path, sha256 } = (value ?? {}) as Partial<InputFile>;
  return typeof path === "string" && INSIDE.test(path) && typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256);
};

const inputsIn = (manifest: unknown): readonly InputFile[] | null => {
  const inputs = (manifest as { readonly inputs?: unknown } | null)?.inputs;
  return Array.isArray(inputs) && inputs.every(isInput) ? inputs : null;
};

const commitIn = (manifest: unknown): string | null => {
  const commit = (manifest as { readonly commit?: { readonly id?: unknown } | null } | null)?.commit;
  return typeof commit?.id === "string" && /^[0-9a-f]{40,64}$/.test(commit.id) ? commit.id : null;
};

/** A version as it stands in its folder; `null` where its report cannot be read. */
export const storedSide = async (folder: string, number: number, files: Effects["files"]): Promise<Side | null> => {
  const place = `${folder}/v${number}`;
  const report = await parsed(`${place}/report.json`, files);
  const manifest = await parsed(`${place}/manifest.json`, files);
  if (!isReport(report)) return null;
  return { name: `v${number}`, number, report, inputs: inputsIn(manifest), commit: commitIn(manifest) };
};

/** The same, where the user asked for it. */
export const requiredSide = async (folder: string, number: number, files: Effects["files"]): Promise<Side> => {
  const side = await storedSide(folder, number, files);
  if (side === null)
    throw new WorldError(`cannot compare v${number}: ${folder}/v${number} has no report.json that can be read`);
  return side;
};
