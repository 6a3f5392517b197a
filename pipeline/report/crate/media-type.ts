const TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  html: "text/html",
  md: "text/markdown",
  csv: "text/csv",
  svg: "image/svg+xml",
  png: "image/png",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  bib: "application/x-bibtex",
};

/** The media type of a file by the ending of its name. */
export const mediaType = (path: string): string =>
  TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
