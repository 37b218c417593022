import { counts, type Person, type Trait } from './pool.js';

/**
 * The chance to stay is `stay * product of the factors of all groups that count the person`, each 0–1: the model of
 * "Alternates, Assemble!" (Assos et al., EC 2025). A group without a factor has 1.
 */
export interface DropoutModel {
  /** Chance (0–1) to stay before any group is looked at. */
  stay: number;
  groups: readonly (Trait & { factor: number })[];
}

/** What a reserve list prepares for when nothing is told: a third of the panel. */
export const DEFAULT_DROPOUT = 0.33;

/** Chance (0–1) that this person drops out. */
export function dropoutChance(person: Person, dropout: number | DropoutModel): number {
  if (typeof dropout === 'number') return dropout;
  const stays = dropout.groups.reduce(
    (chance, group) => (counts(group, person) ? chance * group.factor : chance),
    dropout.stay,
  );
  return 1 - stays;
}

/** Whether every number in the model is a chance. */
export function isDropout(dropout: number | DropoutModel): boolean {
  const numbers = typeof dropout === 'number' ? [dropout] : [dropout.stay, ...dropout.groups.map((g) => g.factor)];
  return numbers.every((chance) => chance >= 0 && chance <= 1);
}
