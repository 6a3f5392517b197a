import type { AtlasFamily, AtlasLine } from "../../derive/evidence/atlas/atlas-model.ts";
import type { ModelRow } from "../../derive/evidence/atlas/relapse-rows.ts";

/** The rows that give a line its level. */
export const lineRows = ({ source }: Pick<AtlasFamily, "source">, { strand }: AtlasLine): readonly ModelRow[] =>
  source.rows.filter(({ map }) => map.term !== "hr" && map.strand === strand.strand && map.after === strand.after);
