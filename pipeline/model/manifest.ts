import type { InputFile } from "./table.ts";

/** What one version was made from and of: everything that the report itself must not depend on. */
export interface Manifest {
  readonly schema: "afterglow/manifest/1";
  readonly study: string;
  /** Every file that was read; a patient table is named by the digest of the whole file, never row by row. */
  readonly inputs: readonly InputFile[];
  /** Digest of the plan as it was read. */
  readonly plan: string;
  /** Digest of the file that froze the plan; `null` where it was not frozen. */
  readonly planLock: string | null;
  /** Forms of our own documents by name; digests of the schemas that judged the inputs. */
  readonly schemas: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly software: Readonly<Record<string, string>>;
  readonly commit: { readonly id: string; readonly dirty: boolean } | null;
  readonly options: Readonly<Record<string, string>>;
  /** SHA-256 of every other file of the version. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A manifest as an earlier program may have written it. */
export type EarlierManifest = Omit<Manifest, "planLock" | "schemas" | "seed"> &
  Partial<Pick<Manifest, "planLock" | "schemas" | "seed">>;
