/** "simulated/time-to-relapse" → "simulated--time-to-relapse": the only form in which an id becomes a file name. */
export const fileName = (findingId: string): string => findingId.replaceAll("/", "--");
