import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Put in by the bundler: the digest of everything that the bundle is made of. */
declare const BUNDLED_CODE: string | undefined;

const checkoutDigest = async (): Promise<string> => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const hash = createHash("sha256");
  for (const place of ["pipeline", "schemas"]) {
    const names = await readdir(join(root, place), { recursive: true });
    for (const name of names.filter((path) => /\.(ts|json)$/.test(path)).sort())
      hash.update(`${place}/${name}\n`).update(await readFile(join(root, place, name)));
  }
  return hash.update(await readFile(join(root, "package-lock.json"))).digest("hex");
};

/** What computes: the program's own files and the Node that runs them (the last bit of a number hangs on it). */
export const codeIdentity = async (): Promise<string> => {
  const code = typeof BUNDLED_CODE === "string" ? BUNDLED_CODE : await checkoutDigest();
  return `${code} ${process.version} ${process.arch}`;
};
