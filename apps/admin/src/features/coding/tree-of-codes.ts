import type { CodeView } from '@lytt/shared';

export interface Branch {
  code: CodeView;
  below: Branch[];
}

/** The codebook as a tree, in its own order. */
export function codesAsTree(codes: readonly CodeView[], parentId: string | null = null): Branch[] {
  return codes
    .filter((code) => code.parentId === parentId)
    .map((code) => ({ code, below: codesAsTree(codes, code.id) }));
}

/** The tree read from top to bottom, each code with its depth. */
export function inTreeOrder(branches: readonly Branch[], depth = 0): { code: CodeView; depth: number }[] {
  return branches.flatMap(({ code, below }) => [{ code, depth }, ...inTreeOrder(below, depth + 1)]);
}
