import type { ChartFrame } from "../../charts/frame.ts";
import type { Plan } from "../../model/index.ts";

/** Frame of a chart of published numbers. */
export const publishedFrame = (
  plan: Pick<Plan, "dataAsOf" | "searchNote">,
  title: string,
  subtitle: string,
): ChartFrame => ({
  title,
  subtitle,
  source: `Source: published studies as listed, read up to ${plan.dataAsOf}. ${plan.searchNote}`,
  dataKind: "published",
});
