import type { Random, WeightedChoice } from './random';

/**
 * Splits a total into whole parts in proportion to weights, none above `most`, none below `least`.
 * @throws RangeError where the total does not fit
 */
export function apportion(total: number, weights: readonly number[], least: number, most: number): number[] {
  if (total < least * weights.length || total > most * weights.length) {
    throw new RangeError(`${total} cannot be split into ${weights.length} parts of ${least} to ${most}`);
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.min(most, Math.max(least, Math.round((weight / sum) * total))));
  let rest = total - parts.reduce((a, b) => a + b, 0);
  // Rounding and the limits leave a few over or short: hand them round, the same way each time.
  while (rest !== 0) {
    for (let i = 0; i < parts.length && rest !== 0; i += 1) {
      const step = Math.sign(rest);
      const part = (parts[i] as number) + step;
      if (part < least || part > most) continue;
      parts[i] = part;
      rest -= step;
    }
  }
  return parts;
}

/**
 * Draws `count` different indices by weight, never `excluded`.
 * @param weights the weights that `choice` was made of
 */
export function drawDistinct(count: number, weights: readonly number[], choice: WeightedChoice, excluded: number, random: Random): number[] {
  const drawn = new Set<number>();
  // Drawing again whatever was drawn before is quick while few are wanted.
  if (count * 4 <= weights.length) {
    for (let attempt = 0; drawn.size < count && attempt < 40 * count; attempt += 1) {
      const index = choice.draw(random);
      if (index !== excluded) drawn.add(index);
    }
    if (drawn.size === count) return [...drawn];
  }
  // Otherwise rank all by u^(1/w) (Efraimidis and Spirakis 2006), as log(u)/w.
  const ranked = weights
    .map((weight, index) => ({ index, rank: index === excluded || drawn.has(index) ? -Infinity : Math.log(1 - random.uniform()) / weight }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index);
  for (const { index } of ranked.slice(0, count - drawn.size)) drawn.add(index);
  return [...drawn];
}
