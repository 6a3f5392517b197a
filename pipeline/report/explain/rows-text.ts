import type { Headline } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";

/** What a number rests on: the keys of published rows; of patients how many and who in words, never which. */
export const rowsText = ({ rows }: Pick<Headline, "rows">): string =>
  rows
    .filter(({ count }) => count > 0)
    .map((item) =>
      "keys" in item
        ? fill(texts().explain.rowsKeys, { table: item.table, keys: item.keys.join(", ") })
        : fill(texts().explain.rowsWhere, { count: String(item.count), table: item.table, where: item.where }),
    )
    .join("; ") || texts().explain.noRows;
