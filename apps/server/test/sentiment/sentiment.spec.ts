import { codingRoutes, sentimentRoutes as routes, sliceByCodePoints } from '@lytt/shared';
import { Sentiment } from '../../src/analysis/sentiment/sentiment.facade.js';
import { PostErased, PostWritten } from '../../src/fieldwork/discussion/discussion.events.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Facts } from '../../src/platform/events/facts.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { WrittenWords } from '../coding/written-words.js';
import { TestApp } from '../support/test-app.js';

describe('the sentiment of what participants write', () => {
  let lytt: TestApp;
  let words: WrittenWords;
  let cookie: string;
  let params: { studyId: string };
  const announce = async (fact: object): Promise<void> => {
    await lytt.app.get(UnitOfWork).run(() => lytt.app.get(Facts).announce(fact));
    await lytt.settle();
  };
  const written = (postId: string, seatId: string, version = 1): PostWritten =>
    new PostWritten(words.studyId, postId, 'answer', version, seatId, null);
  const of = async (postId: string): ReturnType<Sentiment['ofPosts']> =>
    lytt.app.get(Sentiment).ofPosts(words.studyId, [postId]);

  beforeAll(async () => {
    lytt = await TestApp.start();
    words = await WrittenWords.in(lytt);
    params = { studyId: words.studyId };
    cookie = (await lytt.staff({ member: { studyId: words.studyId, role: 'analyst' }, name: 'Ane Analytiker' })).cookie;
  });
  afterAll(() => lytt.stop());

  it('is scored after the answer is written, in the language of the seat, with the words that decided it', async () => {
    const [kari, john] = [await words.seat('Kari'), await words.seat('John', 'en')];
    const body = '😀 Jeg er veldig fornøyd med siden, den er kjempebra.';
    const norwegian = await words.post(kari, body);
    const english = await words.post(john, 'This is awful, I hate it.');
    await announce(written(norwegian, kari));
    await announce(written(english, john));
    const view = (await of(norwegian)).get(norwegian);
    expect(view).toMatchObject({ label: 'positive', engineLabel: 'positive', version: 1, correctedBy: null });
    expect(view?.words.length).toBeGreaterThan(0);
    for (const word of view?.words ?? []) expect(sliceByCodePoints(body, word.from, word.to)).toBe(word.text);
    expect((await of(english)).get(english)?.label).toBe('negative');
  });

  it('is of the newest version, and remembers the first', async () => {
    const seat = await words.seat('Ola');
    const post = await words.post(seat, 'Dette er helt forferdelig dårlig.');
    await announce(written(post, seat));
    await words.edit(post, 2, 'Dette er fantastisk bra!');
    await announce(written(post, seat, 2));
    expect((await of(post)).get(post)).toMatchObject({ version: 2, label: 'positive' });
    expect((await lytt.app.get(Sentiment).ofVersions(words.studyId, [post])).map((view) => view.label)).toEqual([
      'negative',
      'positive',
    ]);
  });

  it("gives way to a person's judgement, which outlives a new scoring and can be taken back", async () => {
    const seat = await words.seat('Per');
    const post = await words.post(seat, 'Så fantastisk bra. Takk for ingenting.');
    await announce(written(post, seat));
    const corrected = await lytt.call(routes.correct, {
      cookie,
      params: { ...params, postId: post },
      body: { version: 1, label: 'negative' },
    });
    expect(corrected.view).toMatchObject({
      label: 'negative',
      engineLabel: 'positive',
      correctedBy: { name: 'Ane Analytiker' },
    });
    await announce(written(post, seat));
    expect((await of(post)).get(post)?.label).toBe('negative');
    const negative = await lytt.call(codingRoutes.documents, { cookie, params, query: { label: 'negative' } });
    expect(negative.view.items.map((item) => item.postId)).toContain(post);
    const undone = await lytt.call(routes.correct, {
      cookie,
      params: { ...params, postId: post },
      body: { version: 1, label: null },
    });
    expect(undone.view).toMatchObject({ label: 'positive', correctedBy: null });
  });

  it('is found for words that came without being announced, and never for what was skipped', async () => {
    const seat = await words.seat('Liv');
    const missed = await words.post(seat, 'Det er trist og leit.');
    const skipped = await words.post(seat, '', { question: 1, skipReason: 'rather-not' });
    await lytt.app.get(Jobs).enqueue('sentiment.sweep', {});
    await lytt.settle();
    expect((await of(missed)).get(missed)?.label).toBe('negative');
    expect((await of(skipped)).size).toBe(0);
  });

  it('goes with the words: of one post, and of a person', async () => {
    const seat = await words.seat('Nils');
    const [one, two] = [await words.post(seat, 'Bra.'), await words.post(seat, 'Dårlig.', { question: 1 })];
    await announce(written(one, seat));
    await announce(written(two, seat));
    await announce(new PostErased(words.studyId, one));
    const left = async (): Promise<unknown[]> =>
      (await lytt.owner.query('select post_id from research.sentiment where post_id = any($1)', [[one, two]])).rows;
    expect(await left()).toEqual([{ post_id: two }]);
    await lytt.eraseWords(words.studyId, seat);
    expect(await left()).toEqual([]);
    await lytt.owner.query(`update research.seat set state = 'withdrawn' where id = $1`, [seat]);
    await announce(written(two, seat));
    expect(await left()).toEqual([]);
  });

  it('is corrected by those who may, on answers that are there', async () => {
    const seat = await words.seat('Siv');
    const post = await words.post(seat, 'Bra.');
    const moderator = await lytt.staff({ member: { studyId: words.studyId, role: 'moderator' } });
    const body = { version: 1, label: 'neutral' as const };
    expect(
      (await lytt.call(routes.correct, { cookie: moderator.cookie, params: { ...params, postId: post }, body })).status,
    ).toBe(403);
    expect(
      (
        await lytt.call(routes.correct, {
          cookie: (await lytt.staff()).cookie,
          params: { ...params, postId: post },
          body,
        })
      ).status,
    ).toBe(404);
    expect(
      (await lytt.call(routes.correct, { cookie, params: { ...params, postId: post }, body: { ...body, version: 7 } }))
        .status,
    ).toBe(404);
    const other = await WrittenWords.in(lytt);
    expect(
      (
        await lytt.call(routes.correct, {
          cookie: other.owner.cookie,
          params: { studyId: other.studyId, postId: post },
          body,
        })
      ).status,
    ).toBe(404);
  });
});
