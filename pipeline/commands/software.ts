/** What ran: named in the manifest, never in the report, so that a new release alone makes no new version. */
export const software = (): Readonly<Record<string, string>> => ({
  afterglow: VERSION,
  node: process.versions.node,
  icu: process.versions.icu ?? "none",
  v8: process.versions.v8,
});

/** The package's version; a test holds it equal to package.json. */
export const VERSION = "0.1.0";
