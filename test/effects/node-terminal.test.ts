import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeTerminal } from "../../pipeline/effects/node-terminal.ts";

const steps = ["Working out 0 of 3 analyses", "Working out 1 of 3 analyses", "", "Drawing and writing the files", ""];

/** What reaches stderr when somebody watches or not, in CI or not. */
const written = (tty: boolean, ci: string | undefined, quiet = false): string => {
  vi.stubEnv("CI", ci);
  const out: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const was = process.stderr.isTTY;
  process.stderr.isTTY = tty;
  const { progress } = nodeTerminal({ quiet, colour: false });
  for (const step of steps) progress(step);
  process.stderr.isTTY = was;
  return out.join("");
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("progress", () => {
  it("is one line that is written over on a terminal, and gone at the end", () => {
    const text = written(true, undefined);
    expect(text).not.toContain("\n");
    expect(text.split("\r\u001b[2K").slice(1)).toEqual(steps);
  });

  it("is a plain line for each stage in CI, terminal or not", () => {
    const lines = "Working out …\nDrawing and writing the files …\n";
    expect(written(false, "true")).toBe(lines);
    expect(written(true, "1")).toBe(lines);
  });

  it("is nothing in a pipe, or when quiet", () => {
    expect(written(false, undefined)).toBe("");
    expect(written(true, undefined, true)).toBe("");
    expect(written(false, "true", true)).toBe("");
  });
});
