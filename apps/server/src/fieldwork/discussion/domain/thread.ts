import type { PostKind } from '@lytt/shared';

/** As much of a post as decides where it stands. */
export interface Placed {
  id: string;
  parentId: string | null;
  kind: PostKind;
  private: boolean;
  body: string | null;
}
export interface Rooted<P> {
  answer: P;
  /** Everything in the open below it, at any depth, in the given order. */
  replies: P[];
  /** What is between this answer's author and the moderators. */
  asides: P[];
}

/** Answers with what was written under each. An erased post stays only while something stands under it. */
export function buildThread<P extends Placed>(posts: readonly P[]): Rooted<P>[] {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const rootOf = (post: P): P | undefined => {
    let at: P | undefined = post;
    for (let step = 0; at && at.kind !== 'answer' && step < posts.length; step++)
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    return at?.kind === 'answer' ? at : undefined;
  };
  const rooted = new Map(
    posts
      .filter((post) => post.kind === 'answer')
      .map((answer) => [answer.id, { answer, replies: [] as P[], asides: [] as P[] }]),
  );
  const alive = stillHeld(posts, byId);
  for (const post of posts) {
    const place = post.kind === 'answer' ? undefined : rooted.get(rootOf(post)?.id ?? '');
    if (place && alive.has(post.id)) (post.private ? place.asides : place.replies).push(post);
  }
  return [...rooted.values()].filter(({ answer }) => alive.has(answer.id));
}

/** Posts with words, and the erased ones that some post with words stands under. */
function stillHeld<P extends Placed>(posts: readonly P[], byId: ReadonlyMap<string, P>): Set<string> {
  const held = new Set<string>();
  for (const post of posts) {
    if (post.body === null) continue;
    for (
      let at: P | undefined = post;
      at && !held.has(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    )
      held.add(at.id);
  }
  return held;
}
