import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { resultsText } from "./patients/results-text.ts";
import { scenarios } from "./patients/scenarios.ts";
import { validatePatients } from "./patients/validate-patients.ts";
import { relapseValidationTable, validateRelapseModel } from "./relapse-model.validate.ts";

const USAGE = `Validation against truth.

  --reps <n>        at most n replicates of each scenario (default: each scenario's own number)
  --scenario <ids>  ${scenarios.map(({ id }) => id).join(", ")}; several with commas (default: all)
  --people <n>      people behind each truth (default: 1000000)
  --workers <n>     worker threads (default: one a core); results do not depend on it
  --out <file>      where the table goes (default: results.md beside this file when all scenarios run, else only the screen)
  --atlas           the model of the published relapse-free shares instead; --reps: sets of studies of each row (default: 500)

Exit: 0 every band holds, 1 a band is missed, 2 wrong words.
`;

const { values } = parseArgs({
  options: {
    reps: { type: "string" },
    scenario: { type: "string" },
    people: { type: "string" },
    workers: { type: "string" },
    out: { type: "string" },
    atlas: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const wrong = (message: string): never => {
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exit(2);
};

const whole = (name: "reps" | "people" | "workers", otherwise: number): number => {
  const text = values[name];
  if (text === undefined) return otherwise;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : wrong(`--${name} must be a whole number above 0: ${text}`);
};

const patients = async (): Promise<boolean> => {
  const only = values.scenario?.split(",") ?? [];
  const unknown = only.find((id) => !scenarios.some((scenario) => scenario.id === id));
  if (unknown !== undefined) wrong(`no such scenario: ${unknown}`);
  const people = whole("people", 1_000_000);
  const { seed, judged, bands } = await validatePatients({
    reps: whole("reps", Number.MAX_SAFE_INTEGER),
    only,
    people,
    workers: whole("workers", availableParallelism()),
    onDone: (done, all) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} pieces`);
    },
  });
  const text = resultsText(judged, bands, { seed, people });
  const own = only.length === 0 ? fileURLToPath(new URL("results.md", import.meta.url)) : null;
  const out = values.out ?? own;
  if (out !== null) writeFileSync(out, text);
  process.stdout.write(`${text}\n`);
  return bands.every(({ holds }) => holds);
};

const atlas = (): boolean => {
  const rows = validateRelapseModel({ sets: whole("reps", 500) });
  const text = `${relapseValidationTable(rows)}\n`;
  if (values.out !== undefined) writeFileSync(values.out, text);
  process.stdout.write(text);
  return rows.every(({ faults }) => faults.length === 0);
};

if (values.help) process.stdout.write(USAGE);
else process.exitCode = (values.atlas ? atlas() : await patients()) ? 0 : 1;
