import { writeFileSync } from "node:fs";

// Preloaded into the program: leaves the most memory that it ever held, in bytes, in the file of that name.
process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024)));
