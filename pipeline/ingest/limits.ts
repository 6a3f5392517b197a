/** What no honest table or document exceeds; reading stops there. */
export const limits = {
  recordBytes: 1_048_576,
  cellBytes: 65_536,
  columns: 1_000,
  jsonBytes: 16_777_216,
  jsonDepth: 64,
} as const;
