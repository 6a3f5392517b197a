import type { Effects } from "../effects/effects.ts";
import type { Work } from "../report/outputs/jobs.ts";
import type { Fonts } from "../report/outputs/output.ts";

type RunTask = Effects["workers"]["map"];

/** What a step of drawing is called beside the ids of analyses, which hold no slash. */
const DRAWING = "draw/";

/** What every thread can do: a task of an analysis, or a step of drawing with the letters that this thread has read once. */
export const runWork = (files: Effects["files"]): RunTask => {
  let fonts: Promise<Fonts> | null = null;
  const readLetters = async (): Promise<Fonts> => (await import("./read-fonts.ts")).readFonts({ files });
  return async <T, P>(work: string, input: unknown, tasks: readonly T[]): Promise<readonly P[]> => {
    if (!work.startsWith(DRAWING)) return (await import("./run-analyses.ts")).runTask(work, input, tasks);
    const { isJob, workHere } = await import("../report/outputs/jobs.ts");
    const job = work.slice(DRAWING.length);
    if (!isJob(job)) throw new RangeError(`unknown work: ${work}`);
    fonts ??= readLetters();
    return (await workHere(await fonts)(job, tasks as never)) as readonly never[];
  };
};

/** The steps of drawing on as many threads as there are; nothing where this one is alone. */
export const drawingWork = ({ workers }: Pick<Effects, "workers">): { readonly work?: Work } =>
  workers.count < 2 ? {} : { work: (job, inputs) => workers.map(`${DRAWING}${job}`, null, inputs) };
