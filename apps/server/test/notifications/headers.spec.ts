import type { Group } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { PostOffice, quietGroup, tell, tick } from './post-office.js';

describe('the headers of a mail', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  beforeAll(async () => {
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    group = await quietGroup(lytt, '2027-03-01T22:00:00Z');
  });
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });

  it('get no line of their own from a title or a value, in a mail of one thing or of several', async () => {
    const hostile = 'Title\r\nBcc: all@example.org\r\n\r\n<p>A body</p>';
    await lytt.owner.query('update research.study set title = $2 where id = $1', [
      group.studyId,
      { nb: hostile, nn: hostile, en: hostile },
    ]);
    const [one, several] = [await group.member('En'), await group.member('Flere')];
    await tell(group, one, 'question-opened', hostile);
    for (const key of ['a', hostile]) await tell(group, several, 'reminder', key);
    await lytt.settle();
    await group.at('2027-03-02T11:00:00Z');
    await tick(lytt);
    for (const member of [one, several]) {
      const [mail, ...more] = office.to(member);
      expect(more).toEqual([]);
      expect(mail?.subject).toMatch(/^[^\r\n]*Title Bcc: all@example\.org +<p>A body<\/p>[^\r\n]*$/);
      expect(mail?.headerLines.map(({ key }) => key)).not.toContain('bcc');
    }
  });
});
