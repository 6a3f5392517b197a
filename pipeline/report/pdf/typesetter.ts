import { settledBytes } from "./settled-bytes.ts";

/** Sets a Typst template with texts that it reads from `sys.inputs`, as PDF bytes. Throws RangeError with Typst's first complaint. */
export type Typesetter = (template: string, inputs: Readonly<Record<string, string>>) => Uint8Array;

type Library = typeof import("@myriaddreamin/typst-ts-node-compiler");

/** The compiler, loaded when the first PDF is wanted. */
export const loadTypst = (): Promise<Library> => import("@myriaddreamin/typst-ts-node-compiler");

/**
 * A typesetter with these TrueType files; `null` where the compiler has no program for this platform.
 * Templates must not fall back to other fonts: the compiler would take them from the machine. Throws RangeError without a font.
 */
export const typesetter = async (
  fontFiles: readonly string[],
  load: () => Promise<Library> = loadTypst,
): Promise<Typesetter | null> => {
  if (fontFiles.length === 0) throw new RangeError("fontFiles must name a font: none");
  const library = await load().catch(() => null);
  if (library === null) return null;
  const compiler = library.NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFiles] }] });
  return (template, inputs) => {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { ...inputs } });
    const document = compiled.result;
    if (document === null) {
      const complaint: unknown = compiled.takeDiagnostics()?.shortDiagnostics[0]?.message;
      throw new RangeError(
        `the PDF could not be set: ${typeof complaint === "string" ? complaint : "no reason given"}`,
      );
    }
    return settledBytes(compiler.pdf(document));
  };
};
