import { type Report, sha256, type Version } from "../../model/index.ts";
import type { FileBody, RunFacts } from "../outputs/output.ts";
import { type Entity, licenceEntity } from "./licence-entity.ts";
import { mediaType } from "./media-type.ts";
import { softwareCredit } from "./software-credit.ts";

export interface Crate {
  readonly "@context": readonly unknown[];
  readonly "@graph": readonly Entity[];
}

export interface CrateInput {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  /** The files of the version that are made already. */
  readonly files: ReadonlyMap<string, FileBody>;
}

const METADATA = "ro-crate-metadata.json";
const PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
const NODE = "https://nodejs.org/";

const ref = ({ "@id": id }: Pick<Entity, "@id">): { readonly "@id": string } => ({ "@id": id });

const size = (body: FileBody): number =>
  typeof body === "string" ? new TextEncoder().encode(body).length : body.length;

const fileEntity = ([path, body]: readonly [string, FileBody]): Entity => ({
  "@id": encodeURI(path),
  "@type": "File",
  name: path,
  encodingFormat: mediaType(path),
  contentSize: String(size(body)),
  sha256: sha256(body),
});

/** Authors as the study names them, in one string each: a person or a group, which a name does not tell. */
const authorEntities = (names: readonly string[]): readonly Entity[] =>
  names.map((name, i) => ({
    "@id": `#author-${i + 1}`,
    "@type": (softwareCredit.authors as readonly string[]).includes(name) ? "Organization" : "Person",
    name,
  }));

/** Inputs lie outside the crate: they are named by path and digest, whole files only. */
const inputEntities = (facts: RunFacts, terms: (path: string) => Entity): readonly Entity[] =>
  facts.inputs.map(({ path, sha256: digest, bytes, rows }) => ({
    "@id": `#input/${encodeURI(path)}`,
    "@type": "CreativeWork",
    name: path,
    description: `Input of the study: ${rows} ${rows === 1 ? "row" : "rows"}, ${bytes} bytes. It is not part of this crate.`,
    encodingFormat: mediaType(path),
    contentSize: String(bytes),
    sha256: digest,
    license: ref(terms(path)),
  }));

const programEntities = (facts: RunFacts, maintainers: readonly Entity[], licence: Entity): readonly Entity[] => [
  {
    "@id": "#afterglow",
    "@type": "SoftwareApplication",
    name: softwareCredit.name,
    description: softwareCredit.description,
    softwareVersion: facts.software.afterglow ?? "unknown",
    ...(facts.commit === null
      ? {}
      : {
          identifier: `commit ${facts.commit.id}${facts.commit.dirty ? ", with changes that are not committed" : ""}`,
        }),
    softwareRequirements: { "@id": NODE },
    author: maintainers.map(ref),
    license: ref(licence),
  },
  {
    "@id": NODE,
    "@type": "SoftwareApplication",
    name: "Node.js",
    url: NODE,
    softwareVersion: facts.software.node ?? "unknown",
  },
];

const byId = (entities: readonly Entity[]): readonly Entity[] => [
  ...new Map(entities.map((entity) => [entity["@id"], entity])).values(),
];

/** RO-Crate 1.1 with the Process Run profile: what the version holds, and the one run that made it of its inputs. */
export const roCrate = ({ report, version, facts, files }: CrateInput): Crate => {
  const { study } = report;
  const ownTerms = licenceEntity(facts.licences.report, "report");
  const codeTerms = licenceEntity(softwareCredit.licence, "program");
  const setTerms = new Map(
    Object.entries(facts.licences.datasets).map(([id, terms]) => [id, licenceEntity(terms, id)]),
  );
  const termsOf = (path: string): Entity => setTerms.get(path.split("/")[1] ?? "") ?? ownTerms;
  const terms = (path: string): Entity => (path.startsWith("patients/") ? termsOf(path) : ownTerms);
  const authors = authorEntities(study.authors);
  const maintainers = softwareCredit.authors.map((name, i) => ({
    "@id": `#maintainer-${i + 1}`,
    "@type": "Organization",
    name,
  }));
  const inputs = inputEntities(facts, terms);
  const made = [...files].map(fileEntity);
  const manifest: Entity = {
    "@id": "manifest.json",
    "@type": "File",
    name: "manifest.json",
    description: "Digest of every other file of this version, this crate's own included.",
    encodingFormat: mediaType("manifest.json"),
  };
  const parts = [...made, manifest];
  const stamps = [
    ...(study.simulated ? ["SIMULATED patients: never evidence about a treatment."] : []),
    ...(study.internal ? ["INTERNAL: numbers rest on real patients."] : []),
  ];
  return {
    "@context": ["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"],
    "@graph": byId([
      {
        "@id": METADATA,
        "@type": "CreativeWork",
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
        about: { "@id": "./" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        conformsTo: { "@id": PROFILE },
        name: `${study.title} (version ${version.number})`,
        description: [study.question, ...stamps].join(" "),
        datePublished: version.generatedAt,
        version: String(version.number),
        license: ref(ownTerms),
        author: authors.map(ref),
        hasPart: parts.map(ref),
        mentions: { "@id": "#run" },
      },
      {
        "@id": "#run",
        "@type": "CreateAction",
        name: `Making version ${version.number} of the report`,
        description: "One run of afterglow report; its options stand in manifest.json.",
        endTime: version.generatedAt.replace(/Z$/, "+00:00"),
        actionStatus: "http://schema.org/CompletedActionStatus",
        instrument: { "@id": "#afterglow" },
        agent: authors.map(ref),
        object: inputs.map(ref),
        result: parts.map(ref),
      },
      { "@id": PROFILE, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" },
      ...programEntities(facts, maintainers, codeTerms),
      ...maintainers,
      ...authors,
      ownTerms,
      codeTerms,
      ...setTerms.values(),
      ...inputs,
      ...parts,
    ]),
  };
};
