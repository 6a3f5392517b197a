import { bench, describe } from "vitest";
import { shippedHalf } from "./halves.ts";

const whole = await shippedHalf("published");

describe("the evidence half of the shipped study", () => {
  bench("every declared analysis (1 s)", () => void whole(), {
    iterations: 3,
    warmupIterations: 1,
    time: 0,
    warmupTime: 0,
  });
});
