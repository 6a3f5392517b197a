import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Whole reports are made in some tests, on machines that do other things too.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    benchmark: { include: ["test/bench/**/*.bench.ts"] },
    coverage: { provider: "v8", include: ["pipeline/**/*.ts"], exclude: ["pipeline/model/rows.ts"] },
  },
});
