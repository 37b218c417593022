import type { StudyFile } from '@lytt/shared';
import { because } from '../../../platform/errors/because.js';
import type { Fault } from '../../../platform/errors/fault.js';

export interface TreeNode {
  id: string;
  parentId: string | null;
}

/** Codes whose chain of parents comes back to themselves. */
export function codesInCircles(codes: readonly TreeNode[]): string[] {
  const parentOf = new Map(codes.map((code) => [code.id, code.parentId]));
  return codes
    .filter(({ id }) => {
      const seen = new Set<string>();
      let at = parentOf.get(id) ?? null;
      while (at !== null && at !== id && !seen.has(at)) {
        seen.add(at);
        at = parentOf.get(at) ?? null;
      }
      return at === id;
    })
    .map(({ id }) => id);
}

/** A code and everything below it. */
export function withDescendants(codes: readonly TreeNode[], id: string): string[] {
  const found = [id];
  const seen = new Set(found);
  for (const at of found)
    for (const code of codes)
      if (code.parentId === at && !seen.has(code.id)) {
        seen.add(code.id);
        found.push(code.id);
      }
  return found;
}

/** The codebook of a study file; parents are named by key. */
export function checkCodebook({ codebook }: StudyFile): Fault[] {
  const keys = new Set(codebook.map((code) => code.key));
  const circles = new Set(codesInCircles(codebook.map(({ key, parent }) => ({ id: key, parentId: parent ?? null }))));
  return codebook.flatMap(({ key, parent }, at) => {
    const path = `codebook.${at}.parent`;
    if (parent !== undefined && !keys.has(parent))
      return [{ path, reason: because('coding.refusal.unknown-parent', { parent }) }];
    return circles.has(key)
      ? [{ path, reason: because('coding.refusal.circle-in-file', { key, parent: parent ?? '' }) }]
      : [];
  });
}
