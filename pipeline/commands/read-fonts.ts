import { fileURLToPath } from "node:url";
import type { Effects } from "../effects/effects.ts";
import { type Font, loadFont } from "../report/fonts.ts";
import type { Fonts } from "../report/outputs/output.ts";

const MAX_FONT_BYTES = 4 * 1024 * 1024;

const FONT_FILES = ["400Regular/Inter_400Regular", "600SemiBold/Inter_600SemiBold"] as const;

/** The letters that pages and pictures are set in. */
export const readFonts = async (effects: Pick<Effects, "files">): Promise<Fonts> => {
  const files = FONT_FILES.map((name) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`)));
  const [regular, bold] = await Promise.all(
    files.map(async (file) => loadFont(await effects.files.readAll(file, MAX_FONT_BYTES))),
  );
  return { regular: regular as Font, bold: bold as Font, files };
};
