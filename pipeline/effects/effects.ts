export interface GitEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "other";
}

/** Everything that the program may do to the world. Tests pass another one. */
export interface Effects {
  readonly files: {
    read(path: string): AsyncIterable<Uint8Array>;
    readAll(path: string, maxBytes: number): Promise<Uint8Array>;
    /** Names in a folder, in code-unit order. */
    list(path: string): Promise<readonly string[]>;
    kind(path: string): Promise<"file" | "directory" | "link-out" | "other" | "absent">;
    /** Synced to disk before it resolves; makes the folders above. */
    writeAll(path: string, bytes: Uint8Array): Promise<void>;
    /** Rename and sync of the parent: the whole of it or nothing. */
    publish(temporary: string, final: string): Promise<"done" | "exists">;
    /** Rename of one file over another: at any moment the old one or the new one is there. */
    replace(temporary: string, final: string): Promise<void>;
    remove(path: string): Promise<void>;
  };
  readonly locks: {
    /** Takes the lock that is the file `path`, or says who holds it. The lock of a run that is no more is taken over. */
    take(
      path: string,
    ): Promise<{ readonly kind: "taken"; release(): Promise<void> } | { readonly kind: "held"; readonly by: string }>;
  };
  /** `SOURCE_DATE_EPOCH` when it is set. */
  readonly clock: { now(): Date };
  readonly git: {
    state(): Promise<{ readonly commit: string; readonly dirty: boolean } | null>;
    /** A file as `rev` has it; `path` counts from the folder that the program runs in. */
    show(rev: string, path: string): Promise<Uint8Array | null>;
    /** What a folder held at `rev`, in code-unit order of names; `null` where no such folder was. */
    list(rev: string, folder: string): Promise<readonly GitEntry[] | null>;
    /** The commit that a name stands for; `null`: no such one here (a shallow clone holds the last ones only). */
    commitOf(rev: string): Promise<string | null>;
    /** The commit that last touched a file; `null` where none did. */
    lastCommit(path: string): Promise<string | null>;
    tags(): Promise<readonly string[]>;
  };
  readonly terminal: {
    out(text: string): void;
    err(text: string): void;
    progress(text: string): void;
    readonly columns: number;
    readonly colour: boolean;
    /** Somebody reads it on a screen: paths are printed as links. */
    readonly link: boolean;
  };
  readonly workers: {
    readonly count: number;
    /** Tasks of one kind, an analysis or a step of drawing, with what they share; parts in the order of tasks. */
    map<T, P>(work: string, input: unknown, tasks: readonly T[]): Promise<readonly P[]>;
  };
  /** For keys only. */
  readonly random: { bytes(n: number): Uint8Array };
  readonly stop: AbortSignal;
}

/** A failure of the world (no such file, disk full): one sentence for the user, exit code 2. */
export class WorldError extends Error {
  override readonly name = "WorldError";
}
