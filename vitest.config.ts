import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    benchmark: { include: ["test/bench/**/*.bench.ts"] },
    coverage: { provider: "v8", include: ["pipeline/**/*.ts"], exclude: ["pipeline/model/rows.ts"] },
  },
});
