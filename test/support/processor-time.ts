/** Seconds of the processor that this process spends on something: a clock on the wall would measure the neighbours. */
export const processorSeconds = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** What a bound is counted in, so that it holds on any machine: sorting a million numbers, a tenth of a second on a usual one. */
export const sortingSeconds = (): Promise<number> => {
  const numbers = new Float64Array(1_000_000);
  for (let i = 0, state = 1; i < numbers.length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    numbers[i] = state;
  }
  return processorSeconds(() => numbers.sort());
};
