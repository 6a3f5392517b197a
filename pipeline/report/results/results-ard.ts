import type { Finding, Headline, ResultsArdFile } from "../../model/index.ts";
import type { View } from "../html/view.ts";
import { stampsOf } from "../pdf/cover-data.ts";
import { proseText } from "../prose-text.ts";
import { headlineStats } from "./headline-stats.ts";
import type { ArdRow, StatPart } from "./stat-row.ts";

type Words = Omit<View, "svg">;

const kindOf = ({ simulated, source }: Finding): ArdRow["data_kind"] =>
  simulated ? "simulated" : source.kind === "published" ? "published" : "real";

const rowsOf = (finding: Finding, headline: Headline, { prose }: Words): readonly ArdRow[] => {
  const [source = "", context = "", variable = "", ...level] = headline.id.split("/");
  const of = {
    headline: headline.id,
    finding: finding.id,
    population: proseText(finding.estimand.population, prose),
    standing: finding.standing,
    data_kind: kindOf(finding),
    n: headline.n,
    events: headline.events,
    rows: headline.rows.map(({ table, count }) => ({ table, count })),
  };
  return headlineStats(headline, prose.spelling).map((part: StatPart) => ({
    group1: "source",
    group1_level: source,
    context,
    variable,
    variable_level: level.length === 0 ? null : level.join("/"),
    variable_label: proseText(headline.label, prose),
    stat_name: part.stat_name,
    stat_label: part.stat_label,
    stat: part.stat,
    stat_fmt: part.stat_fmt,
    unit: part.unit,
    interval: part.interval,
    ...of,
    warning: part.warning,
    error: part.error,
  }));
};

/** Every headline of a report as analysis results data: one row for each statistic. */
export const resultsArd = (words: Words): ResultsArdFile => ({
  schema: "afterglow/results-ard/1",
  study: words.report.study.id,
  reportSha256: words.version.reportSha256,
  stamps: stampsOf(words.report),
  rows: words.report.findings.flatMap((finding) =>
    finding.headlines.flatMap((headline) => rowsOf(finding, headline, words)),
  ),
});
