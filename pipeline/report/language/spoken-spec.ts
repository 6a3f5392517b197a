import type { Json, VegaLiteSpec } from "../../model/index.ts";
import { isRecord } from "../explore/spec-leaves.ts";
import type { Speaker } from "./speaker.ts";
import { broken, type Line, linesLike } from "./text-lines.ts";

type Datum = Readonly<Record<string, Json>>;

/** A text of one or several lines, said in as many. */
const spokenLines = (value: Json | undefined, say: (text: string) => string): Json | undefined => {
  if (typeof value === "string") return say(value);
  if (!Array.isArray(value)) return value;
  const lines = value.filter((line): line is string => typeof line === "string");
  return lines.length === 0 ? value : [...linesLike(say(lines.join(" ")), lines)];
};

const spokenTitle = (title: Json, { words }: Speaker): Json => {
  if (!isRecord(title)) return spokenLines(title, words) ?? null;
  const entries = Object.entries(title).map(([key, value]) => [
    key,
    key === "text" || key === "subtitle" ? (spokenLines(value, words) ?? null) : value,
  ]);
  return Object.fromEntries(entries) as Json;
};

const isLine = (datum: Json): datum is Datum & Line =>
  isRecord(datum) && typeof datum.x === "number" && typeof datum.y === "number" && typeof datum.text === "string";

/** The rows of a layer of texts. Lines of one text are said together. */
const spokenTexts = (values: readonly Json[], { text }: Speaker): readonly Json[] => {
  if (!values.every(isLine)) return values;
  return broken(values).flatMap((lines) => {
    const like = lines.map((line) => line.text);
    return linesLike(text(like.join(" ")), like).map((said, i) => ({ ...(lines[i] as Datum), text: said }));
  });
};

/** Fields that some channel draws by: codes, not words. */
const drawnFields = (encoding: Json | undefined): ReadonlySet<string> =>
  new Set(
    isRecord(encoding)
      ? Object.values(encoding).flatMap((channel) =>
          isRecord(channel) && typeof channel.field === "string" ? [channel.field] : [],
        )
      : [],
  );

/** What a mark says of itself when it is pointed at. */
const spokenDatum = (datum: Json, codes: ReadonlySet<string>, { text }: Speaker): Json =>
  isRecord(datum)
    ? Object.fromEntries(
        Object.entries(datum).map(([key, value]) => [
          key,
          typeof value === "string" && key !== "id" && !codes.has(key) ? text(value) : value,
        ]),
      )
    : datum;

const spokenLayer = (layer: Datum, speaker: Speaker): Datum => {
  const { data, mark, encoding } = layer;
  if (!isRecord(data) || !Array.isArray(data.values)) return layer;
  const isText = isRecord(mark) && mark.type === "text";
  const codes = drawnFields(encoding);
  const values = isText
    ? spokenTexts(data.values, speaker)
    : data.values.map((one) => spokenDatum(one, codes, speaker));
  return { ...layer, data: { ...data, values: [...values] } };
};

/** A chart in another language: its title and every text in it; what marks are placed, shaped and coloured by stays. */
export const spokenSpec = (spec: VegaLiteSpec, speaker: Speaker): VegaLiteSpec => {
  const { layer, title } = spec;
  const said = {
    ...spokenLayer(spec, speaker),
    ...(title === undefined ? {} : { title: spokenTitle(title, speaker) }),
  };
  return Array.isArray(layer)
    ? { ...said, layer: layer.map((one) => (isRecord(one) ? spokenSpec(one, speaker) : one)) }
    : said;
};
