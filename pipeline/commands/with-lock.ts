import { type Effects, WorldError } from "../effects/effects.ts";

export interface Patience {
  /** How long to wait for the other run, in milliseconds. */
  readonly longest: number;
  readonly between: number;
}

const PATIENCE: Patience = { longest: 120_000, between: 100 };

/** Does `work` while no other run writes into `folder`: waits for the other one, and says so; gives up with a sentence. */
export const withLock = async <T>(
  folder: string,
  effects: Pick<Effects, "locks" | "terminal">,
  work: () => Promise<T>,
  patience = PATIENCE,
): Promise<T> => {
  const path = `${folder}/.lock`;
  for (let waited = 0; ; waited += patience.between) {
    const answer = await effects.locks.take(path);
    if (answer.kind === "taken") {
      try {
        return await work();
      } finally {
        await answer.release();
      }
    }
    if (waited >= patience.longest)
      throw new WorldError(
        `cannot write ${folder}: another run (${answer.by}) is writing there; wait for it, or remove ${path} when no such run exists`,
      );
    if (waited === 0) effects.terminal.err(`Another run (${answer.by}) is writing into ${folder}: waiting for it.`);
    await new Promise((resolve) => setTimeout(resolve, patience.between));
  }
};
