import { parentPort, workerData } from "node:worker_threads";
import type { StudyInputs } from "./study-inputs.ts";
import { runTask, type Task } from "./task.ts";

const inputs = workerData as StudyInputs;

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(runTask(inputs, task));
});
