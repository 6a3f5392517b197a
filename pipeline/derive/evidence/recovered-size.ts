/** Sizes that are tried; a group of a trial is seldom larger, and then many sizes give the same percent. */
const most = 500;

/**
 * How many people were in a group of which events and their share are printed? The one size at which the events round to that share
 * with its own digits (at least whole percents); `null` where no size or more than one does.
 */
export const recoveredSize = (events: number, share: number): number | null => {
  if (!(events > 0 && share > 0 && share <= 1)) return null;
  const digits = Math.max(2, String(share).split(".")[1]?.length ?? 0);
  const printed = share.toFixed(digits);
  let found: number | null = null;
  for (let n = Math.max(1, events); n <= most; n++) {
    if ((events / n).toFixed(digits) !== printed) continue;
    if (found !== null) return null;
    found = n;
  }
  return found;
};
