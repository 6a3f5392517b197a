declare module "subset-font" {
  const subsetFont: (
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: "woff2" | "truetype" | "woff" },
  ) => Promise<Uint8Array>;

  export = subsetFont;
}
