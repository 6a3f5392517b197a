// Bundles the program: `node pipeline/bundle.mjs` for running from a checkout (.cache/cli), `… dist` for the installed package.
// In pieces, so that a command loads only what it needs; heavy libraries stay outside and are loaded when first used.
import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

const forPackage = process.argv[2] === "dist";
const heavy = [
  "zx",
  "vega",
  "vega-lite",
  "vega-interpreter",
  "vega-embed",
  "fontkit",
  "subset-font",
  "@resvg/resvg-js",
  "@myriaddreamin/typst-ts-node-compiler",
  "docx",
];
const outdir = forPackage ? "dist" : ".cache/cli";

/** What a run may keep for the next one is kept under this: the same as `effects/code-identity.ts` finds in a checkout. */
const codeDigest = async () => {
  const hash = createHash("sha256");
  for (const place of ["pipeline", "schemas"]) {
    const names = await readdir(place, { recursive: true });
    for (const name of names.filter((path) => /\.(ts|json)$/.test(path)).sort())
      hash.update(`${place}/${name}\n`).update(await readFile(`${place}/${name}`));
  }
  return hash.update(await readFile("package-lock.json")).digest("hex");
};

// Never the cache: another run may be reading it, and pieces are named after what is in them.
if (forPackage) await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: forPackage ? ["pipeline/cli.ts", "pipeline/stats/index.ts"] : ["pipeline/cli.ts"],
  outbase: "pipeline",
  outdir,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  define: { BUNDLED_CODE: JSON.stringify(await codeDigest()) },
  ...(forPackage
    ? { packages: "external" }
    : {
        external: heavy,
        // Some bundled libraries are CommonJS and ask for `require`.
        banner: {
          js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
        },
      }),
});
