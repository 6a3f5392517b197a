import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyFolder, sleepStudy } from "./run-cli.ts";

/** Numbers that decide how finely something is worked out, as a test of something else may have them. */
const COARSE: readonly (readonly [RegExp, string])[] = [
  [/"reps": 200/, '"reps": 100'],
  [/"imputations": 20/, '"imputations": 5'],
  [/"points": 21/, '"points": 9'],
  [/"points": 17/, '"points": 7'],
  [/"quadratureNodes": 15/, '"quadratureNodes": 7'],
  [/"sensitivitySpreadPoints": 11/, '"sensitivitySpreadPoints": 5'],
];

/** The sleep study in another folder, worked out coarsely: for tests that run it many times and look at other things than its numbers. */
export const slimStudy = (folder: string): string => {
  copyFolder(sleepStudy, folder);
  const path = join(folder, "study.json");
  const text = COARSE.reduce(
    (plan, [fine, coarse]) => {
      if (!fine.test(plan)) throw new Error(`the plan of the sleep study has no ${fine.source}`);
      return plan.replace(fine, coarse);
    },
    readFileSync(path, "utf8"),
  );
  writeFileSync(path, text);
  return folder;
};
