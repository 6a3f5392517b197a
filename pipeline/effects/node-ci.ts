import { readFile } from "node:fs/promises";

/** Where the program runs for somebody who is not there to see it. */
export interface Ci {
  /** Run by a CI service. */
  readonly running: boolean;
  /** Who may read the repository and, in most services, the log and the results of the run. */
  readonly readers: "private" | "public" | "unknown";
}

const visibility = (value: unknown): Ci["readers"] => (value === "private" || value === "public" ? value : "unknown");

/** GitHub writes the event with its repository into a file. An internal repository is open to a whole company. */
const readersByEvent = async (path: string): Promise<Ci["readers"]> => {
  try {
    const event: unknown = JSON.parse(await readFile(path, "utf8"));
    const { repository } = event as {
      readonly repository?: { readonly private?: unknown; readonly visibility?: unknown };
    };
    if (repository?.private === false) return "public";
    return repository?.private === true ? visibility(repository.visibility ?? "private") : "unknown";
  } catch {
    return "unknown";
  }
};

const YES = /^(1|true|yes)$/i;

/** What the environment says; what it does not say is not known and never taken for private. */
export const nodeCi = async (environment: Readonly<Record<string, string | undefined>>): Promise<Ci> => {
  const running = [environment.CI, environment.GITHUB_ACTIONS, environment.GITLAB_CI].some((value) =>
    YES.test(value ?? ""),
  );
  if (!running) return { running, readers: "unknown" };
  const { GITHUB_EVENT_PATH: event, CI_PROJECT_VISIBILITY: project } = environment;
  return { running, readers: event === undefined ? visibility(project) : await readersByEvent(event) };
};
