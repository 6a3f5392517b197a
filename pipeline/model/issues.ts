export * from "./issue-codes.ts";
export * from "./issue-log.ts";
