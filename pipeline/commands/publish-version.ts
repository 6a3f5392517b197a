import { type Effects, WorldError } from "../effects/effects.ts";
import { swapFolder } from "./swap-folder.ts";

/** Files on their way to the disk at once: each waits for it. */
const AT_ONCE = 8;

/**
 * Puts the files of version `number` into `folder`: whole, under a temporary name, down to the disk; then by one rename. A kill at any moment
 * leaves the old state or the new version, and at worst a `.tmp-…` folder for the next run to remove. `exists`: another run took the number.
 */
export const publishVersion = async (
  version: {
    readonly folder: string;
    readonly number: number;
    readonly files: ReadonlyMap<string, string | Uint8Array>;
    /** In the place of the version that has this number. */
    readonly amend: boolean;
  },
  effects: Pick<Effects, "files" | "stop">,
): Promise<"done" | "exists"> => {
  const { folder, number } = version;
  const temporary = `${folder}/.tmp-${process.pid}-${number}`;
  const waiting = [...version.files];
  const write = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (effects.stop.aborted) throw new WorldError("stopped: nothing was written");
      const [path, body] = next;
      await effects.files.writeAll(
        `${temporary}/${path}`,
        typeof body === "string" ? new TextEncoder().encode(body) : body,
      );
    }
  };
  const wrote = await Promise.allSettled(Array.from({ length: AT_ONCE }, write));
  const failed = wrote.find((one) => one.status === "rejected");
  if (failed !== undefined) {
    await effects.files.remove(temporary).catch(() => {}); // what went wrong first is what is told
    throw failed.reason;
  }
  if (version.amend) {
    await swapFolder(folder, `v${number}`, temporary, effects.files);
    return "done";
  }
  const published = await effects.files.publish(temporary, `${folder}/v${number}`);
  if (published === "exists") await effects.files.remove(temporary);
  return published;
};
