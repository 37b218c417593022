/** H1, H2 … continued after the highest number in use, so that a key that was printed once never means another hypothesis. */
export function nextKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(/^H(\d{1,9})$/.exec(key)?.[1] ?? 0));
  return `H${Math.max(0, ...numbers) + 1}`;
}
