/** Progress as it is shown: 2 decimals, and at most 0.99 unless it is 1. Half a hundredth is rounded up. */
export function roundProgress(progress: number): number {
  if (progress >= 1) return 1;
  // The small term undoes what binary fractions take from an exact half.
  return Math.min(0.99, Math.round(progress * 100 + 1e-9) / 100);
}
