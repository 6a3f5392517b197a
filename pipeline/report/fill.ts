/** A template of the sentence bank with its words: "{name}" by the value of that name. */
export const fill = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? "");
