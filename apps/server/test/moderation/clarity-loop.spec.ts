import { moderationRoutes as routes, studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { FieldWeek, type Colleague, type Person } from './field-week.js';

describe('the clarity loop', () => {
  let lytt: TestApp;
  let week: FieldWeek;
  let kari: Colleague;
  let ola: Colleague;
  let havorn: Person;
  let lyng: Person;
  beforeAll(async () => {
    lytt = await TestApp.start();
    week = await FieldWeek.begin(lytt);
    kari = await week.colleague('moderator', 'Kari Moderator');
    ola = await week.colleague('moderator', 'Ola Moderator');
    havorn = await week.person('Havørn');
    lyng = await week.person('Lyng');
  });
  afterAll(() => lytt.stop());

  const codeOf = (answer: { response: { json: () => unknown } }): string =>
    (answer.response.json() as { code: string }).code;

  it('takes an answer from unread over unclear and probed to answered and settled', async () => {
    const answer = await week.answer(havorn, 0, 'Tja, vet ikke helt.');
    const [first] = (await lytt.call(routes.queue, { cookie: kari.cookie, params: { studyId: week.studyId } })).view
      .items;
    expect(first).toMatchObject({
      postId: answer,
      state: 'unread',
      alias: 'Havørn',
      hints: ['short', 'hedged'],
      probes: 0,
      holder: null,
    });

    const unclear = await lytt.call(routes.mark, {
      cookie: kari.cookie,
      params: week.params(answer),
      body: { as: 'unclear' },
    });
    expect(unclear.view).toMatchObject({ from: 'unread', state: 'unclear' });
    // 1 March in Oslo ends at 23:00 UTC.
    expect((await week.item(kari, answer)).item).toMatchObject({
      deadline: '2027-03-01T23:00:00.000Z',
      overdue: false,
    });

    const probed = await lytt.call(routes.probe, {
      cookie: kari.cookie,
      params: week.params(answer),
      body: { body: 'Kan du fortelle litt mer?' },
    });
    expect(probed.view).toMatchObject({ state: 'probed', holder: { name: 'Kari Moderator' }, undo: null });
    expect(await week.counts(ola)).toMatchObject({ unclear: 0, probed: 1, answered: 0, settled: 0 });

    await week.answerProbe(havorn, answer, 'Jeg mener at de svarer for sent.');
    expect(await week.counts(ola)).toMatchObject({ probed: 0, answered: 1, settled: 0 });
    const item = await week.item(kari, answer);
    expect(item.thread.map((post) => [post.kind, post.by, post.private])).toEqual([
      ['probe', 'moderator', true],
      ['probe_answer', 'author', true],
    ]);

    await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(answer), body: { as: 'settle' } });
    expect(await week.counts(ola)).toMatchObject({ answered: 0, settled: 1 });
    const told = (await week.item(ola, answer)).history;
    expect(told.map((change) => [change.from, change.to, change.by])).toEqual([
      ['unread', 'unclear', 'Kari Moderator'],
      ['unclear', 'probed', 'Kari Moderator'],
      ['probed', 'answered', null],
      ['answered', 'settled', 'Kari Moderator'],
    ]);
  });

  it('sends the participant a mail without the words of the probe', async () => {
    const { rows } = await lytt.owner.query<{ values: object }>(
      `select values from research.notice where study_id = $1 and kind = 'probe'`,
      [week.studyId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('fortelle');
  });

  it('keeps a second moderator from an answer that somebody holds, and says who', async () => {
    const answer = await week.answer(lyng, 0, 'Jeg har bodd her i tolv år, og jeg leser siden hver uke.');
    await lytt.call(routes.hold, { cookie: kari.cookie, params: week.params(answer), body: {} });
    const refused = await lytt.call(routes.probe, {
      cookie: ola.cookie,
      params: week.params(answer),
      body: { body: 'Hvorfor?' },
    });
    expect(refused.status).toBe(409);
    expect(codeOf(refused)).toBe('moderation.held');
    expect(refused.response.body).toContain('Kari Moderator');
    expect((await week.item(ola, answer)).item).toMatchObject({
      state: 'unread',
      probes: 0,
      holder: { name: 'Kari Moderator' },
    });

    expect((await lytt.call(routes.hold, { cookie: ola.cookie, params: week.params(answer), body: {} })).status).toBe(
      409,
    );
    const over = await lytt.call(routes.hold, {
      cookie: ola.cookie,
      params: week.params(answer),
      body: { takeOver: true },
    });
    expect(over.view.holder).toEqual({ staffId: ola.staffId, name: 'Ola Moderator' });
    const mine = await lytt.call(routes.queue, {
      cookie: ola.cookie,
      params: { studyId: week.studyId },
      query: { list: 'all', mine: 'yes' },
    });
    expect(mine.view.items.map((item) => item.postId)).toEqual([answer]);
  });

  it('lets only one of two moderators probe at the same moment, the same answer or the same person', async () => {
    for (const [round, other] of [false, false, false, true, true, true].entries()) {
      const birk = await week.person(`Birk ${round}`);
      const one = await week.answer(birk, 0, 'Kommunen bør svare på kommentarer.');
      const two = other ? await week.answer(birk, 1, 'Siden er mest kunngjøringer.') : one;
      // The rows exist already: nothing but the locks makes the two wait for each other.
      for (const id of new Set([one, two]))
        await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(id), body: { as: 'unclear' } });
      const probe = (who: Colleague, id: string): Promise<{ status: number }> =>
        lytt.call(routes.probe, { cookie: who.cookie, params: week.params(id), body: { body: 'Hva tenker du på?' } });
      const both = await Promise.all([probe(kari, one), probe(ola, two)]);
      expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    }
  });

  it('warns before a person gets probes from two moderators, and lets it be sent knowingly', async () => {
    const rype = await week.person('Rype');
    const [one, two] = [await week.answer(rype, 0, 'Det var fint.'), await week.answer(rype, 1, 'Det var ikke fint.')];
    await lytt.call(routes.probe, { cookie: kari.cookie, params: week.params(one), body: { body: 'Hva var fint?' } });
    const refused = await lytt.call(routes.probe, {
      cookie: ola.cookie,
      params: week.params(two),
      body: { body: 'Hva var ikke fint?' },
    });
    expect(codeOf(refused)).toBe('moderation.person-probed');
    const sent = await lytt.call(routes.probe, {
      cookie: ola.cookie,
      params: week.params(two),
      body: { body: 'Hva var ikke fint?', anyway: true },
    });
    expect(sent.view).toMatchObject({ state: 'probed', holder: { name: 'Ola Moderator' } });
  });

  it('takes a mark back with the deadline it had, but never a probe', async () => {
    const tyri = await week.person('Tyri');
    const answer = await week.answer(tyri, 0, 'Kanskje.');
    await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(answer), body: { as: 'unclear' } });
    await week.at('2027-03-02T07:00:00Z');
    const clear = await lytt.call(routes.mark, {
      cookie: kari.cookie,
      params: week.params(answer),
      body: { as: 'clear' },
    });
    const change = clear.view.undo ?? '';
    expect(
      (await lytt.call(routes.undo, { cookie: ola.cookie, params: week.params(answer), body: { change } })).status,
    ).toBe(409);
    const back = await lytt.call(routes.undo, { cookie: kari.cookie, params: week.params(answer), body: { change } });
    expect(back.view.state).toBe('unclear');
    expect((await week.item(kari, answer)).item).toMatchObject({ deadline: '2027-03-01T23:00:00.000Z', overdue: true });
    expect(
      (await lytt.call(routes.undo, { cookie: kari.cookie, params: week.params(answer), body: { change } })).status,
    ).toBe(409);
    const probed = await lytt.call(routes.probe, {
      cookie: kari.cookie,
      params: week.params(answer),
      body: { body: 'Hva tenker du på?' },
    });
    expect(probed.view.undo).toBeNull();
    expect(
      codeOf(await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(answer), body: { as: 'clear' } })),
    ).toBe('moderation.not-from-here');
  });

  it('brings an answer back into sight that comes after the closing', async () => {
    const orre = await week.person('Orre');
    const answer = await week.answer(orre, 0, 'Hm.');
    await lytt.call(routes.probe, {
      cookie: kari.cookie,
      params: week.params(answer),
      body: { body: 'Kan du si mer?' },
    });
    await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(answer), body: { as: 'close' } });
    await week.answerProbe(orre, answer, 'Beklager at det tok tid.');
    expect((await week.item(kari, answer)).item.state).toBe('answered');
  });

  it('shows that an answer was changed after it was judged', async () => {
    const skrei = await week.person('Skrei');
    const answer = await week.answer(skrei, 1, 'Jeg følger siden for å få med meg brøyting.');
    await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(answer), body: { as: 'clear' } });
    await lytt.post(
      `/p/q/${week.questions[1]}/edit`,
      { body: 'Jeg følger siden for brøyting og vannavstenging.' },
      skrei.cookie,
    );
    const item = await week.item(kari, answer);
    expect(item.item).toMatchObject({ state: 'clear', editedSince: true, version: 2 });
    expect(item.versions.map((version) => version.body)).toEqual(['Jeg følger siden for å få med meg brøyting.']);
  });

  it('queues a question to the moderators until somebody has replied', async () => {
    const question = await week.ask(lyng, 'Kan jeg svare på spørsmål tre i morgen?');
    expect((await week.counts(kari)).questions).toBe(1);
    const [item] = (
      await lytt.call(routes.queue, {
        cookie: kari.cookie,
        params: { studyId: week.studyId },
        query: { list: 'questions' },
      })
    ).view.items;
    expect(item).toMatchObject({ postId: question, kind: 'question-to-moderator', state: 'unread', question: null });
    expect(
      codeOf(
        await lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(question), body: { as: 'unclear' } }),
      ),
    ).toBe('moderation.question');
    expect(
      codeOf(
        await lytt.call(routes.probe, { cookie: kari.cookie, params: week.params(question), body: { body: 'Hva?' } }),
      ),
    ).toBe('moderation.not-an-answer');
    const replied = await lytt.call(routes.reply, {
      cookie: kari.cookie,
      params: week.params(question),
      body: { body: 'Ja, til klokken 23.' },
    });
    expect(replied.view).toMatchObject({ state: 'settled', holder: { name: 'Kari Moderator' } });
    expect((await week.counts(kari)).questions).toBe(0);
    expect((await week.item(kari, question)).thread.map((post) => post.body)).toEqual(['Ja, til klokken 23.']);
  });

  it('lets a word of thanks to the moderators go without a reply', async () => {
    const thanks = await week.ask(lyng, 'Takk!');
    const marked = await lytt.call(routes.mark, {
      cookie: kari.cookie,
      params: week.params(thanks),
      body: { as: 'clear' },
    });
    expect((await week.counts(kari)).questions).toBe(0);
    await lytt.call(routes.undo, {
      cookie: kari.cookie,
      params: week.params(thanks),
      body: { change: marked.view.undo ?? '' },
    });
    expect((await week.counts(kari)).questions).toBe(1);
  });

  it('asks nobody who has left', async () => {
    const rein = await week.person('Rein');
    const answer = await week.answer(rein, 0, 'Jeg er ferdig med dette.');
    await lytt.owner.query(`update research.seat set state = 'dropped' where id = $1`, [rein.seatId]);
    expect((await week.item(kari, answer)).can.probe).toBe(false);
    expect(
      codeOf(
        await lytt.call(routes.probe, { cookie: kari.cookie, params: week.params(answer), body: { body: 'Hvorfor?' } }),
      ),
    ).toBe('moderation.person-left');
  });

  it('forgets where the answers of a person stood whose words are erased', async () => {
    const gaupe = await week.person('Gaupe');
    const answer = await week.answer(gaupe, 0, 'Slett dette siden.');
    await lytt.call(routes.probe, { cookie: kari.cookie, params: week.params(answer), body: { body: 'Hvordan da?' } });
    await lytt.eraseWords(week.studyId, gaupe.seatId);
    expect((await lytt.call(routes.item, { cookie: kari.cookie, params: week.params(answer) })).status).toBe(404);
    const { rows } = await lytt.owner.query(
      'select post_id from research.clarity where post_id = $1 union all select post_id from research.clarity_change where post_id = $1',
      [answer],
    );
    expect(rows).toEqual([]);
  });

  it('tells Overview what waits', async () => {
    const counts = await week.counts(kari);
    const { view } = await lytt.call(studyRoutes.overview, { cookie: kari.cookie, params: { studyId: week.studyId } });
    const told = Object.fromEntries(view.items.map((item) => [item.key, item.count]));
    expect(told).toMatchObject({
      'moderation.unread': counts.unread,
      'moderation.unclear': counts.unclear,
      'moderation.questions': counts.questions,
      'moderation.answered': counts.answered,
      'moderation.waiting': counts.probed,
      'moderation.settled': counts.settled,
    });
  });
});
