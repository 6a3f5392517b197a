/** A word of the study's list as part of a headline's id. */
export const goalId = (goal: string): string => goal.toLowerCase().replace(/[^a-z0-9]+/g, "-");
