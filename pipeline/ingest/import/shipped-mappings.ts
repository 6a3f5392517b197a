import metapsy from "../../../data/mappings/metapsy.json" with { type: "json" };
import type { MappingFile } from "../../model/index.ts";

/** Mappings that ship with the program, by the name that `import` takes. A test holds them against their schema. */
export const shippedMappings: Readonly<Record<string, MappingFile>> = { metapsy: metapsy as unknown as MappingFile };
