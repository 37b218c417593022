import type { GuideQuestionView, RehearsalView } from '@lytt/shared';
import { dayOf, daysOf, inLanguage, instantOf, passes, storyOf, type Happening } from './story';

const OSLO = 'Europe/Oslo';
const person = (id: string, behaviour: string, language: string, mailHour: number): object => ({
  ...{ id, behaviour, language, mailHour },
});
const mail = (id: string, language: string, kinds: string[]): object => ({ id, language, kinds });
const event = (at: string, personId: string, mailId: string | null = null): object => ({
  ...{ at, personId, kind: mailId ? 'mail' : 'answered', questionId: 'q1', mailId },
});
const played = {
  people: [person('p1', 'silent', 'nb', 8), person('p2', 'silent', 'nn', 8), person('p3', 'eager', 'nn', 20)],
  mails: [mail('m1', 'nb', ['opened']), mail('m2', 'nn', ['opened']), mail('m3', 'nn', ['opened', 'reminder'])],
  events: [
    event('2027-03-01T23:30:00Z', 'p1', 'm1'),
    event('2027-03-02T07:00:00Z', 'p3', 'm2'),
    event('2027-03-04T07:00:00Z', 'p2', 'm3'),
    event('2027-03-04T08:00:00Z', 'gone'),
  ],
} as unknown as RehearsalView;
const questions = [{ id: 'q1' }] as unknown as GuideQuestionView[];
const story = (): Happening[] => storyOf(played, questions, OSLO);

describe('the story of a rehearsal', () => {
  it('tells what happened to whom, on the day of the study’s clock', () => {
    expect(story().map((one) => [one.person.id, one.day, one.mail?.id, one.question?.id])).toEqual([
      ['p1', '2027-03-02', 'm1', 'q1'],
      ['p3', '2027-03-02', 'm2', 'q1'],
      ['p2', '2027-03-04', 'm3', 'q1'],
    ]);
  });

  it('has every day from its first to its last, those without anything too', () => {
    expect(daysOf(story())).toEqual(['2027-03-02', '2027-03-03', '2027-03-04']);
    expect(daysOf([])).toEqual([]);
  });

  it('may be read by person, behaviour, language, kind and day, and by several of them', () => {
    const read = (filter: Parameters<typeof passes>[1]): string[] =>
      story()
        .filter((one) => passes(one, filter))
        .map((one) => one.person.id);
    expect(read({})).toEqual(['p1', 'p3', 'p2']);
    expect(read({ language: 'nn' })).toEqual(['p3', 'p2']);
    expect(read({ language: 'nn', behaviour: 'silent' })).toEqual(['p2']);
    expect(read({ day: '2027-03-02', person: 'p2' })).toEqual([]);
  });

  it('shows the same mail in another language: of all its kinds first, then to somebody who behaves alike', () => {
    const [first] = story() as [Happening];
    expect(inLanguage(story(), first, 'nn')?.mail?.id).toBe('m3');
    expect(inLanguage(story(), first, 'nb')).toBe(first);
    expect(inLanguage(story(), first, 'en')).toBeUndefined();
    const reminder = { ...first, mail: { ...first.mail, kinds: ['reminder'] } } as Happening;
    expect(inLanguage(story(), reminder, 'nn')?.mail?.id).toBe('m3');
  });
});

describe('an hour of a day', () => {
  it('is an instant by the clock of the place, in winter and in summer', () => {
    expect(new Date(instantOf('2027-01-10', 8, OSLO)).toISOString()).toBe('2027-01-10T07:00:00.000Z');
    expect(new Date(instantOf('2027-07-10', 8, OSLO)).toISOString()).toBe('2027-07-10T06:00:00.000Z');
  });

  it('is right on the day on which the clocks are changed, and may lie before or behind the day', () => {
    expect(new Date(instantOf('2027-03-28', 12, OSLO)).toISOString()).toBe('2027-03-28T10:00:00.000Z');
    expect(dayOf(instantOf('2027-03-28', -1, OSLO), OSLO)).toBe('2027-03-27');
    expect(dayOf(instantOf('2027-03-28', 25, OSLO), OSLO)).toBe('2027-03-29');
  });
});
