import { createReadStream } from "node:fs";
import { lstat, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { type Effects, WorldError } from "./effects.ts";

const code = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "not allowed",
  EPERM: "not allowed",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  EISDIR: "is a folder",
  ENOTDIR: "part of the path is not a folder",
  ELOOP: "too many links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  EIO: "the disk does not answer",
};

const NO_FOLDER = "its folder cannot be made; is the disk read-only?";

/** The world's failure as one sentence; anything unknown is a bug and passes through. */
export const worded = (
  error: unknown,
  verb: "read" | "list" | "look at" | "write" | "remove" | "lock",
  path: string,
): unknown => {
  const makes = verb === "write" || verb === "lock"; // Node says ENOENT of folders that a read-only disk refuses
  const reason = makes && code(error) === "ENOENT" ? NO_FOLDER : REASONS[code(error)];
  return reason ? new WorldError(`cannot ${verb} ${path}: ${reason}`) : error;
};

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    if (code(error) !== "EINVAL" && code(error) !== "EPERM") throw error; // some systems cannot sync a folder
  } finally {
    await handle.close();
  }
};

/** A file is on the disk when it and every folder above it are. */
const syncBelow = async (path: string): Promise<void> => {
  for (const entry of await readdir(path, { withFileTypes: true }))
    if (entry.isDirectory()) await syncBelow(join(path, entry.name));
  await syncFolder(path);
};

async function* chunks(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) yield chunk as Uint8Array;
  } catch (error) {
    throw worded(error, "read", path);
  }
}

/** Files of the machine. `root` is the study folder: a link that leads out of it is reported as such and never followed. */
export const nodeFiles = (root: string): Effects["files"] => ({
  read: chunks,
  async readAll(path, maxBytes) {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of chunks(path)) {
      size += chunk.length;
      if (size > maxBytes) throw new WorldError(`cannot read ${path}: larger than ${maxBytes} bytes`);
      parts.push(chunk);
    }
    return Buffer.concat(parts);
  },
  async list(path) {
    try {
      return (await readdir(path)).sort();
    } catch (error) {
      throw worded(error, "list", path);
    }
  },
  async kind(path) {
    try {
      const link = await lstat(path);
      if (link.isSymbolicLink()) {
        const target = await realpath(path);
        const home = await realpath(root).catch(() => root);
        if (target !== home && !target.startsWith(home + sep)) return "link-out";
      }
      const found = await stat(path);
      return found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
    } catch (error) {
      if (code(error) === "ENOENT" || code(error) === "ENOTDIR") return "absent";
      throw worded(error, "look at", path);
    }
  },
  async writeAll(path, bytes) {
    try {
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, "w");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw worded(error, "write", path);
    }
  },
  async publish(temporary, final) {
    try {
      await mkdir(dirname(final), { recursive: true });
      if ((await lstat(final).catch(() => null)) !== null) return "exists";
      await syncBelow(temporary);
      await rename(temporary, final);
      await syncFolder(dirname(final));
      return "done";
    } catch (error) {
      if (["EEXIST", "ENOTEMPTY"].includes(code(error))) return "exists";
      throw worded(error, "write", final);
    }
  },
  async replace(temporary, final) {
    try {
      await rename(temporary, final);
      await syncFolder(dirname(final));
    } catch (error) {
      throw worded(error, "write", final);
    }
  },
  async remove(path) {
    try {
      await rm(path, { recursive: true, force: true });
    } catch (error) {
      throw worded(error, "remove", path);
    }
  },
});
