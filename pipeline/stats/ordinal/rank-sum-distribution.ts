/**
 * The distribution of U over all ways to choose n of n + m untied people: probabilities of 0 … nm.
 * The coefficients of Π (1 − qᵐ⁺ⁱ)/(1 − qⁱ), i = 1 … n, over their sum; half of them, the rest by symmetry.
 * Mann & Whitney (1947), doi:10.1214/aoms/1177730491. Equals R 4.2.2 `dwilcox(0:(n*m), n, m)`.
 */
export const untiedDistribution = (n: number, m: number): Float64Array => {
  const size = n * m;
  const middle = Math.floor(size / 2);
  const lower = new Float64Array(middle + 1);
  lower[0] = 1;
  const [few, many] = n < m ? [n, m] : [m, n];
  for (let i = 1; i <= few; i++) {
    // Divided by (m+i)/i as it grows, so that it stays a share of all ways.
    const scale = i / (many + i);
    for (let u = middle; u >= many + i; u--) lower[u] = (lower[u] as number) - (lower[u - many - i] as number);
    for (let u = i; u <= middle; u++) lower[u] = (lower[u] as number) + (lower[u - i] as number);
    for (let u = 0; u <= middle; u++) lower[u] = (lower[u] as number) * scale;
  }
  return Float64Array.from({ length: size + 1 }, (_, u) => lower[Math.min(u, size - u)] as number);
};

/**
 * The distribution of a sum of `n` of the given whole scores over all ways to choose them: probabilities by sum, from 0.
 * Streitberg & Röhmel's shift algorithm (1986), Stat Softw Newsl 12:10; probabilities, not counts, so that nothing overflows.
 */
export const scoreSumDistribution = (scores: ArrayLike<number>, n: number): Float64Array => {
  const total = scores.length;
  const sorted = Float64Array.from(scores).sort();
  let highest = 0;
  for (let k = total - n; k < total; k++) highest += sorted[k] as number;
  const width = highest + 1;
  // bySize[j] holds the chance, going through the scores, of having chosen j of them with a given sum.
  const bySize = Array.from({ length: n + 1 }, () => new Float64Array(width));
  const reach = new Float64Array(n + 1);
  const none = bySize[0];
  if (none) none[0] = 1;
  for (let seen = 0; seen < total; seen++) {
    const score = sorted[seen] as number;
    for (let j = Math.min(n, seen + 1); j >= 0; j--) {
      const stay = bySize[j];
      const from = bySize[j - 1];
      if (!stay) continue;
      // Every choice of seen + 1 people is as likely as any other.
      const keep = j > seen ? 0 : (seen + 1 - j) / (seen + 1);
      const take = j / (seen + 1);
      const top = Math.min(highest, Math.max(reach[j] as number, (reach[j - 1] ?? 0) + score));
      for (let s = top; s >= 0; s--) {
        const added = from && s >= score ? (from[s - score] as number) * take : 0;
        stay[s] = (stay[s] as number) * keep + added;
      }
      reach[j] = top;
    }
  }
  return bySize[n] ?? new Float64Array(1);
};
