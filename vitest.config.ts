import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Whole reports are made in some tests, on machines that do other things too.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A worker reads the program once for all of its test files, not again for each: half of the whole time. Test files therefore share what a
    // module holds: one that changes the environment or a global puts it back. One worker a core: the main thread has little to do by then.
    isolate: false,
    maxWorkers: "100%",
    benchmark: { include: ["test/bench/**/*.bench.ts"] },
    coverage: { provider: "v8", include: ["pipeline/**/*.ts"], exclude: ["pipeline/model/rows.ts"] },
  },
});
