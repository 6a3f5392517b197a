import type { ForestColumn } from "../../charts/forest.ts";

export const forestColumnList: readonly ForestColumn[] = [
  { id: "study", label: "Study", align: "start" },
  { id: "people", label: "People", align: "end" },
  { id: "day", label: "Day", align: "end" },
];
