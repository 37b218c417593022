import { moderationRoutes as routes, type ClarityState, type QueueCounts } from '@lytt/shared';
import fc from 'fast-check';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { TestApp } from '../support/test-app.js';
import { FieldWeek, type Colleague, type Person } from './field-week.js';

/** The loop once more, as a table a moderator could read: what each act makes of each state; absent: refused. */
const LEADS: Record<string, Partial<Record<ClarityState, ClarityState>>> = {
  clear: { unread: 'clear', unclear: 'clear', clear: 'clear' },
  unclear: { unread: 'unclear', clear: 'unclear', unclear: 'unclear' },
  unread: { clear: 'unread', unclear: 'unread', unread: 'unread' },
  settle: { probed: 'settled', answered: 'settled', closed: 'settled', settled: 'settled' },
  close: { unclear: 'closed', probed: 'closed', answered: 'closed', closed: 'closed' },
  reopen: { settled: 'unclear', closed: 'unclear' },
  probe: {
    unread: 'probed',
    clear: 'probed',
    unclear: 'probed',
    answered: 'probed',
    settled: 'probed',
    closed: 'probed',
  },
};
const MARKS = ['clear', 'unclear', 'unread', 'settle', 'close', 'reopen'] as const;

interface Known {
  person: Person;
  state: ClarityState;
  holder: number | null;
  probed: boolean;
}

describe('the lists of the queue', () => {
  let lytt: TestApp;
  let week: FieldWeek;
  let moderators: Colleague[];
  /** Everything this test has ever caused; the counts of the whole study must equal it at every moment. */
  const known = new Map<string, Known>();
  const asked = new Map<string, 'open' | 'done'>();
  let people = 0;

  beforeAll(async () => {
    lytt = await TestApp.start();
    week = await FieldWeek.begin(lytt);
    moderators = [await week.colleague('moderator'), await week.colleague('moderator')];
  });
  afterAll(() => lytt.stop());

  const expected = (): QueueCounts => {
    const answers = [...known.values()];
    const count = (state: ClarityState): number => answers.filter((answer) => answer.state === state).length;
    const questions = [...asked.values()].filter((state) => state === 'open').length;
    return {
      unread: count('unread'),
      clear: count('clear'),
      unclear: count('unclear'),
      probed: count('probed'),
      answered: count('answered'),
      settled: count('settled'),
      closed: count('closed'),
      questions,
      open: count('unread') + count('unclear') + count('answered') + questions,
      all: answers.length + asked.size,
    };
  };

  type Step =
    | { do: 'mark'; as: (typeof MARKS)[number]; by: number; on: number }
    | { do: 'probe'; by: number; on: number; takeOver: boolean }
    | { do: 'answer-probe'; on: number }
    | { do: 'new-answer'; on: number }
    | { do: 'ask'; on: number }
    | { do: 'reply'; by: number; on: number };
  const by = fc.constantFrom(0, 1);
  const on = fc.nat(3);
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('mark' as const), as: fc.constantFrom(...MARKS), by, on }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('probe' as const), by, on, takeOver: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.oneof(
        fc.record({ do: fc.constant('answer-probe' as const), on }),
        fc.record({ do: fc.constant('new-answer' as const), on }),
        fc.record({ do: fc.constant('ask' as const), on }),
      ),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reply' as const), by, on }) },
  );

  async function carryOut(person: Person, answers: string[], questions: string[], next: Step): Promise<void> {
    if (next.do === 'new-answer') {
      if (answers.length >= 2) return;
      const id = await week.answer(person, answers.length, `Svar nummer ${answers.length + 1}, litt ulikt hver gang.`);
      answers.push(id);
      known.set(id, { person, state: 'unread', holder: null, probed: false });
      return;
    }
    if (next.do === 'ask') {
      const id = await week.ask(person, 'Hvor finner jeg spørsmålet fra i går?');
      questions.push(id);
      asked.set(id, 'open');
      return;
    }
    const who = moderators['by' in next ? next.by : 0] as Colleague;
    if (next.do === 'reply') {
      const question = questions[next.on];
      if (!question) return;
      const done = await lytt.call(routes.reply, {
        cookie: who.cookie,
        params: week.params(question),
        body: { body: 'Under «I dag».', takeOver: true },
      });
      expect(done.status).toBe(200);
      asked.set(question, 'done');
      return;
    }
    const id = answers[next.on % Math.max(answers.length, 1)];
    const answer = id ? known.get(id) : undefined;
    if (!id || !answer) return;
    if (next.do === 'answer-probe') {
      if (!answer.probed) return;
      await week.answerProbe(person, id, 'Jeg mente det slik jeg skrev det.');
      answer.state = 'answered';
      return;
    }
    const to = LEADS[next.do === 'probe' ? 'probe' : next.as]?.[answer.state];
    if (next.do === 'mark') {
      const done = await lytt.call(routes.mark, { cookie: who.cookie, params: week.params(id), body: { as: next.as } });
      expect(done.status).toBe(to ? 200 : 409);
      if (to) answer.state = to;
      return;
    }
    const heldByOther = answer.holder !== null && answer.holder !== next.by && !next.takeOver;
    const done = await lytt.call(routes.probe, {
      cookie: who.cookie,
      params: week.params(id),
      body: { body: 'Kan du si litt mer?', takeOver: next.takeOver, anyway: true },
    });
    expect(done.status).toBe(to && !heldByOther ? 200 : 409);
    if (done.status === 200 && to) Object.assign(answer, { state: to, holder: next.by, probed: true });
  }

  it('hold at every moment exactly what two moderators and the participants have made of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        people += 1;
        const person = await week.person(`Person ${people}`);
        const [answers, questions]: [string[], string[]] = [[], []];
        for (const next of [{ do: 'new-answer', on: 0 } as const, ...steps]) {
          await carryOut(person, answers, questions, next);
          expect(await week.counts(moderators[0] as Colleague)).toEqual(expected());
        }
      }),
      { numRuns: propertyRuns(20) },
    );
    const states = new Set([...known.values()].map((answer) => answer.state));
    expect(states.size).toBeGreaterThan(3);
  });

  it('show in each list just as many rows as they count', async () => {
    const who = moderators[0] as Colleague;
    const counts = await week.counts(who);
    for (const [list, count] of Object.entries(counts)) {
      const { view } = await lytt.call(routes.queue, {
        cookie: who.cookie,
        params: { studyId: week.studyId },
        query: { list },
      });
      expect([list, view.items.length]).toEqual([list, count]);
    }
  });
});
