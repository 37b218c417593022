import fc from 'fast-check';
import type { PostKind } from '@lytt/shared';
import { buildThread, type Placed } from './thread.js';

const post = (id: string, kind: PostKind, parentId: string | null = null, more: Partial<Placed> = {}): Placed => ({
  id,
  kind,
  parentId,
  private: false,
  body: `words of ${id}`,
  ...more,
});
const ids = (posts: Placed[]): string[] => posts.map((one) => one.id);

/** Posts in the order they were written: each stands under an earlier one or is an answer; some were erased. */
const discussions = fc
  .array(fc.record({ parent: fc.nat(), isAnswer: fc.boolean(), erased: fc.boolean(), private: fc.boolean() }), {
    maxLength: 40,
  })
  .map((drawn) =>
    drawn.reduce<Placed[]>((posts, { parent, isAnswer, erased, private: hidden }, at) => {
      const above = posts[parent % (posts.length || 1)];
      const body = erased ? null : `words ${at}`;
      return [
        ...posts,
        isAnswer || !above
          ? post(`p${at}`, 'answer', null, { body })
          : post(`p${at}`, 'reply', above.id, { body, private: hidden }),
      ];
    }, []),
  );

describe('a thread', () => {
  it('puts replies at any depth under their answer, oldest first, and what is private aside', () => {
    const [thread] = buildThread([
      post('a', 'answer'),
      post('r1', 'reply', 'a'),
      post('r2', 'reply', 'r1'),
      post('probe', 'probe', 'a', { private: true }),
      post('pa', 'probe_answer', 'probe', { private: true }),
    ]);
    expect(thread && [thread.answer.id, ids(thread.replies), ids(thread.asides)]).toEqual([
      'a',
      ['r1', 'r2'],
      ['probe', 'pa'],
    ]);
  });

  it('drops an erased post unless somebody replied to it', () => {
    const thread = buildThread([
      post('gone', 'answer', null, { body: null }),
      post('held', 'answer', null, { body: null }),
      post('r', 'reply', 'held'),
      post('quiet', 'reply', 'held', { body: null }),
    ]);
    expect(thread.map(({ answer, replies }) => [answer.id, ids(replies)])).toEqual([['held', ['r']]]);
  });

  it('shows every post with words exactly once, and never a reply before what it answers', () => {
    fc.assert(
      fc.property(discussions, (posts) => {
        const shown = buildThread(posts).flatMap(({ answer, replies, asides }) => [answer, ...replies, ...asides]);
        expect(new Set(ids(shown)).size).toBe(shown.length);
        expect(ids(shown.filter((one) => one.body !== null)).sort()).toEqual(
          ids(posts.filter((one) => one.body !== null)).sort(),
        );
        for (const { answer, replies } of buildThread(posts)) {
          const order = ids([answer, ...replies]);
          for (const reply of replies.filter((one) => order.includes(one.parentId ?? '')))
            expect(order.indexOf(reply.parentId ?? '')).toBeLessThan(order.indexOf(reply.id));
        }
      }),
    );
  });
});
