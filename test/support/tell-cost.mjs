import { writeFileSync } from "node:fs";

// Preloaded into the program: leaves the most memory that it ever held, in bytes, and the seconds of the processor, in the file of that name.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env.COST_FILE,
    JSON.stringify({ peak: maxRSS * 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }),
  );
});
