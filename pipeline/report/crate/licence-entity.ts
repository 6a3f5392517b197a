/** One node of the graph of a crate. */
export interface Entity {
  readonly "@id": string;
  readonly "@type": string | readonly string[];
  readonly [property: string]: unknown;
}

const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/;

/** Terms of use as a node: an SPDX identifier by its address, anything else in its words. `key` tells such nodes apart. */
export const licenceEntity = (terms: string | null, key: string): Entity => {
  if (terms === null)
    return {
      "@id": `#licence-${key}`,
      "@type": "CreativeWork",
      name: "No licence",
      description: "The study names no terms of use: nothing is granted.",
    };
  if (SPDX.test(terms))
    return {
      "@id": `https://spdx.org/licenses/${terms}`,
      "@type": "CreativeWork",
      name: terms,
      description: `The licence that SPDX lists as ${terms}.`,
    };
  return { "@id": `#licence-${key}`, "@type": "CreativeWork", name: "Terms of use", description: terms };
};
