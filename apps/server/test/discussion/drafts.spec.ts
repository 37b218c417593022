import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

/** A draft from two devices at once, and what becomes of it when one of them sends. */
describe('a draft', () => {
  let lytt: TestApp;
  let group: Group;
  let member: Member;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt);
  });
  afterAll(() => lytt?.stop());
  beforeEach(async () => {
    member = await group.member(`Rype ${randomUUID().slice(0, 4)}`);
  });

  const slot = (): string => `answer:${group.question('q1')}`;
  const save = (
    body: string,
    revision: string,
    known: string[],
    picked: object = {},
  ): Promise<LightMyRequestResponse> =>
    lytt.app.inject({
      method: 'POST',
      url: '/p/draft',
      headers: { cookie: member.cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
      payload: { slot: slot(), body, revision, known: known.join(','), picked },
    });
  const drafts = async (): Promise<{ slot: string; body: string }[]> =>
    (
      await lytt.owner.query<{ slot: string; body: string }>(
        'select slot, body from research.draft where seat_id = $1',
        [member.seatId],
      )
    ).rows;

  it('is not overwritten by a device that has not seen it, which is told what stands there', async () => {
    await save('On the phone.', 'phone-1', []);
    const table = await save('At the table.', 'table-1', []);
    expect(table.statusCode).toBe(409);
    expect(table.json()).toMatchObject({ newer: { body: 'On the phone.', revision: 'phone-1', saved: '17:30' } });
    expect(await drafts()).toMatchObject([{ body: 'On the phone.' }]);
    expect((await save('At the table.', 'table-2', ['phone-1'])).statusCode).toBe(200);
    expect((await save('On the phone, on.', 'phone-2', ['phone-1'])).statusCode).toBe(409);
  });

  it('is saved on by the device whose last answer got lost on the way', async () => {
    await save('One', 'phone-1', []);
    await save('One two', 'phone-2', ['phone-1']);
    expect((await save('One two three', 'phone-3', ['phone-1', 'phone-2'])).statusCode).toBe(200);
    expect(await drafts()).toMatchObject([{ body: 'One two three' }]);
  });

  it('that says the same is no conflict', async () => {
    await save('The same.', 'phone-1', []);
    expect((await save('The same.', 'table-1', [])).statusCode).toBe(200);
  });

  it('is not emptied by a device that has not seen what another wrote', async () => {
    await save('On the phone.', 'phone-1', []);
    expect((await save('', 'table-1', [])).statusCode).toBe(409);
    expect((await save('', 'table-2', ['phone-1'])).json()).toEqual({ saved: null });
    expect(await drafts()).toEqual([]);
  });

  it('of another device stays when an answer is sent, as a change that was begun', async () => {
    await save('Begun on the phone.', 'phone-1', []);
    await group.answer(member, 'q1', 'Sent from the table.', { known: '' });
    expect(await drafts()).toEqual([{ slot: `edit:${group.question('q1')}`, body: 'Begun on the phone.' }]);
    expect((await group.look(member, 'q1')).body).toContain('Begun on the phone.</textarea>');
  });

  it('that the sender has seen goes with the sending', async () => {
    await save('Begun.', 'phone-1', []);
    await group.answer(member, 'q1', 'Begun and ended.', { known: 'phone-1' });
    expect(await drafts()).toEqual([]);
  });

  it('holds what was chosen beside the words, and fills the form with it', async () => {
    await group.ask('q1', { kind: 'rating', low: { en: 'Badly' }, high: { en: 'Well' } });
    await save('', 'phone-1', [], { rating: ['4'], key: ['not a control'] });
    const page = (await group.look(member, 'q1')).body;
    expect(page).toMatch(/name="rating" value="4" checked/);
    expect(page).toContain('name="known" value="phone-1"');
    await group.ask('q1', { kind: 'text' });
  });
});
