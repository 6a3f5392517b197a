const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is safe between tags and inside quoted attributes; control characters are dropped. */
export const escapeHtml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]/gu, "").replace(/[&<>"']/g, (c) => ENTITIES[c] as string);

/** A link target only when it is plain http(s); anything else ("javascript:") is no link. */
export const safeUrl = (url: string): string | null => (/^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : null);

/** An id attribute for any stable id of the report. */
export const anchor = (id: string): string => id.replace(/[^A-Za-z0-9_-]+/g, "--");
