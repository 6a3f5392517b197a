import { beforeEach, describe, expect, it } from "vitest";
import { diskCache, MOST_KEPT } from "../../../pipeline/commands/cache/disk-cache.ts";
import { WorldError } from "../../../pipeline/effects/effects.ts";
import { sha256 } from "../../../pipeline/model/index.ts";
import { type MemoryWorld, memoryWorld } from "../../support/memory-effects.ts";

const key = sha256("a key");
const path = `kept/${key}`;

describe("a cache on the disk", () => {
  let world: MemoryWorld;
  beforeEach(() => {
    world = memoryWorld();
  });
  const cache = () => diskCache("kept", world.effects.files);

  it("gives back what was put there, in a later run too, and keeps itself out of repositories", async () => {
    expect(await cache().get(key)).toBeNull();
    await cache().put(key, "a\nb – ü");
    expect(await cache().get(key)).toBe("a\nb – ü");
    expect([...world.files.keys()].sort()).toEqual(["kept/.gitignore", path]);
  });

  it.each([
    ["empty", ""],
    ["cut", `${sha256("whole")}\nwhol`],
    ["without a digest", "whole"],
    ["changed by hand", `${sha256("whole")}\nWhole`],
  ])("takes an entry that is %s for none", async (_how, text) => {
    world.files.set(path, new TextEncoder().encode(text));
    expect(await cache().get(key)).toBeNull();
    await cache().put(key, "new");
    expect(await cache().get(key)).toBe("new");
  });

  it("stops nobody where nothing can be written or read", async () => {
    const files = {
      ...world.effects.files,
      writeAll: async () => {
        throw new WorldError("cannot write kept: the disk is full");
      },
    };
    await diskCache("kept", files).put(key, "new");
    expect(await diskCache("kept", files).get(key)).toBeNull();
  });

  it("is emptied when it has grown over its limit", async () => {
    for (let i = 0; i <= MOST_KEPT; i += 1) world.files.set(`kept/${sha256(String(i))}`, new Uint8Array());
    await cache().put(key, "new");
    expect([...world.files.keys()].sort()).toEqual(["kept/.gitignore", path]);
  });

  it("refuses a key that could lead out of its folder", async () => {
    await expect(cache().put("../../x", "new")).rejects.toThrow(RangeError);
  });
});
