import { describe, expect, it } from "vitest";
import { withLock } from "../../pipeline/commands/with-lock.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const patience = { longest: 20, between: 5 };

/** Held for so many looks, then free. */
const heldFor = (looks: number) => {
  let left = looks;
  let released = 0;
  return {
    locks: {
      take: async (path: string) => {
        left -= 1;
        expect(path).toBe("r/.lock");
        return left >= 0
          ? { kind: "held" as const, by: "process 7 on here" }
          : {
              kind: "taken" as const,
              release: async () => {
                released += 1;
              },
            };
      },
    },
    released: () => released,
  };
};

describe("two runs at once", () => {
  it("wait for each other and say so once", async () => {
    const world = memoryWorld();
    const { locks, released } = heldFor(3);
    expect(await withLock("r", { ...world.effects, locks }, async () => "done", patience)).toBe("done");
    expect(world.err).toEqual(["Another run (process 7 on here) is writing into r: waiting for it."]);
    expect(released()).toBe(1);
  });

  it("stop with a sentence that says what to do", async () => {
    const { locks } = heldFor(99);
    const work = async () => expect.unreachable();
    await expect(withLock("r", { ...memoryWorld().effects, locks }, work, patience)).rejects.toThrow(
      "cannot write r: another run (process 7 on here) is writing there; wait for it, or remove r/.lock when no such run exists",
    );
  });

  it("let go when the work fails", async () => {
    const { locks, released } = heldFor(0);
    const work = async () => {
      throw new RangeError("a bug");
    };
    await expect(withLock("r", { ...memoryWorld().effects, locks }, work, patience)).rejects.toThrow("a bug");
    expect(released()).toBe(1);
  });
});
