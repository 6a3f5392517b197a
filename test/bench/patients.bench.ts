import { bench, describe } from "vitest";
import { shippedHalf } from "./halves.ts";

const few = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };
const without = await shippedHalf("patients", ["multiverse"]);
const whole = await shippedHalf("patients");

describe("the patient half of the shipped study", () => {
  bench("600 patients without the multiverse (1 s)", () => void without(), few);
  bench("600 patients with it (2 s)", () => void whole(), few);
});
