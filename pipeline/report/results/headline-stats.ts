import type { Headline } from "../../model/index.ts";
import { formatBareP, formatValue, grouped, type Spelling } from "../format.ts";
import { intervalStats } from "./interval-stats.ts";
import { type StatPart, statPart } from "./stat-row.ts";

const SIGNIFICANT = 4;

const shortText = (value: number): string => String(Number(value.toPrecision(SIGNIFICANT)));

const quantityStats = (headline: Headline, spelling: Spelling): readonly StatPart[] => {
  const { quantity, unit, n } = headline;
  if (quantity.kind === "not-estimable")
    return [
      statPart("estimate", null, { unit, error: quantity.reason }),
      statPart("not.estimable", quantity.code, { error: quantity.reason }),
    ];
  const { value, se, seScale, intervals } = quantity;
  return [
    statPart("estimate", value, { stat_fmt: formatValue(value, unit, n, spelling), unit }),
    ...(se === null
      ? []
      : [
          statPart("std.error", se, { stat_fmt: shortText(se), unit: seScale === "identity" ? unit : null }),
          statPart("std.error.scale", seScale),
        ]),
    ...intervals.flatMap((interval, i) => intervalStats(interval, i + 1, quantity, headline, spelling)),
  ];
};

const testStats = ({ test }: Headline, spelling: Spelling): readonly StatPart[] =>
  test === null
    ? []
    : [
        statPart("test", test.name),
        statPart("statistic", test.statistic, { stat_fmt: shortText(test.statistic) }),
        ...test.df.map((df) => statPart("parameter", df, { stat_fmt: shortText(df) })),
        statPart("p.value", test.p, { stat_fmt: formatBareP(test.p, spelling), unit: "p-value" }),
      ];

/** Every statistic that a headline holds, in one order. */
export const headlineStats = (headline: Headline, spelling: Spelling): readonly StatPart[] => [
  ...quantityStats(headline, spelling),
  ...testStats(headline, spelling),
  statPart("N", headline.n, { stat_fmt: grouped(String(headline.n), spelling), unit: "people" }),
  ...(headline.events === null
    ? []
    : [statPart("n.event", headline.events, { stat_fmt: grouped(String(headline.events), spelling), unit: "events" })]),
];
