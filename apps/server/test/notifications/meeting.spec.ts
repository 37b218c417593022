import { guideRoutes } from '@lytt/shared';
import { Group } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { tickGuides } from '../support/what-is-due.js';
import { PostOffice } from './post-office.js';

describe('a reminder that falls together with an opening', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start({ smtpUrl: await office.open() })));
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });
  const tick = async (): Promise<void> => {
    await tickGuides(lytt.app);
    await lytt.settle();
  };

  it('comes with it in one mail, though both go at once', async () => {
    const group = await Group.gather(lytt, '2027-03-01T16:00:00Z');
    // When what opened the day before is reminded of.
    await lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question('q4') },
      body: { opens: '19:00' },
    });
    const silent = await group.member('Stille');
    await tick();
    await group.at('2027-03-02T17:59:00Z');
    await tick();
    const before = office.to(silent).length;
    await group.at('2027-03-02T18:00:30Z');
    await tick();
    const [mail, ...more] = office.to(silent).slice(before);
    expect(more).toEqual([]);
    for (const line of ['It closes soon: Why keep an eye on the page?', 'A new question: '])
      expect(mail?.text).toContain(line);
  });
});
