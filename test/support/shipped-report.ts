import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Report } from "../../pipeline/model/index.ts";

const folder = resolve(import.meta.dirname, "../../reports/ketamine-with-therapy");

/** The newest version that is committed: quick, where only its shape matters and not that it is of today. */
export const shippedReport = (): Report => {
  const newest = Math.max(
    ...readdirSync(folder).flatMap((name) => (/^v\d+$/.test(name) ? [Number(name.slice(1))] : [])),
  );
  return JSON.parse(readFileSync(join(folder, `v${newest}`, "report.json"), "utf8"));
};
