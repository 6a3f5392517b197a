/** A name as it is certain: "Pohar Perme M" → family and initials. */
export interface Author {
  readonly family: string;
  readonly given: string;
}

/** What a reference to an article in a journal says, part by part. */
export interface ArticleParts {
  readonly authors: readonly Author[];
  /** The list of authors goes on. */
  readonly others: boolean;
  readonly title: string;
  readonly journal: string;
  readonly year: number;
  readonly volume: string;
  readonly issue: string | null;
  readonly pages: string;
}

const ARTICLE =
  /^(?<authors>[^.]+)\. (?<title>.+[^.?!](?<end>[.?!])) (?<journal>[^.?!]+)\. (?<year>\d{4});(?<volume>\d+)(?:\((?<issue>[^()]+)\))?:(?<pages>[A-Za-z]?\d+(?:-[A-Za-z]?\d+)?)\.$/u;
const NAME = /^(?<family>\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+)*) (?<initials>\p{Lu}{1,4})$/u;

const authorOf = (name: string): Author | null => {
  const { family, initials } = NAME.exec(name)?.groups ?? {};
  return family && initials ? { family, given: [...initials].map((letter) => `${letter}.`).join(" ") } : null;
};

/**
 * The parts of "Authors. Title. Journal. Year;Volume(Issue):Pages." where every part is certain; `null` for anything else:
 * books, chapters, guidelines, works without a volume, and names that are not a family name and initials.
 */
export const articleParts = (text: string): ArticleParts | null => {
  const found = ARTICLE.exec(text)?.groups;
  if (!found) return null;
  const names = (found.authors ?? "").split(", ");
  const others = names.length > 1 && names.at(-1) === "et al";
  const authors = (others ? names.slice(0, -1) : names).map(authorOf);
  if (authors.some((author) => author === null)) return null;
  const title = found.end === "." ? (found.title ?? "").slice(0, -1) : (found.title ?? "");
  return {
    authors: authors.flatMap((author) => (author ? [author] : [])),
    others,
    title,
    journal: found.journal ?? "",
    year: Number(found.year),
    volume: found.volume ?? "",
    issue: found.issue ?? null,
    pages: found.pages ?? "",
  };
};
