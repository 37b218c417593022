import { accessRoutes, studyRoutes } from '@lytt/shared';
import { generate } from 'otplib';
import { Access } from '../../src/foundation/access/access.facade.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { cookiesOf, TestApp } from '../support/test-app.js';

const PASSWORD = 'a quiet fjord in may';

describe('signing up and in as staff', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());

  const signUpOwner = async (email: string): Promise<{ cookie: string; secret: string }> => {
    await lytt.owner.query('update platform.staff set is_owner = false');
    const token = (await lytt.app.get(Access).firstOwnerSecret()) ?? '';
    const accepted = await lytt.call(accessRoutes.acceptInvitation, {
      body: { token, name: 'Kari', email, password: PASSWORD },
    });
    expect(accepted.view).toEqual({ step: 'totp-setup' });
    const cookie = cookiesOf(accepted.response);
    const { view } = await lytt.call(accessRoutes.totpSetup, { cookie });
    return { cookie, secret: view.secret };
  };

  it('gives the first owner a house only after the second factor', async () => {
    const { cookie, secret } = await signUpOwner('first@example.org');
    expect((await lytt.call(studyRoutes.list, { cookie })).status).toBe(401);
    expect((await lytt.call(accessRoutes.totp, { cookie, body: { code: '000000' } })).status).toBe(422);
    expect((await lytt.call(accessRoutes.totp, { cookie, body: { code: await generate({ secret }) } })).status).toBe(
      200,
    );
    expect((await lytt.call(studyRoutes.list, { cookie })).view).toEqual({ items: [], canCreate: true });
  });

  it('offers no second owner link once there is an owner', async () => {
    await signUpOwner('second@example.org');
    expect(await lytt.app.get(Access).firstOwnerSecret()).toBeUndefined();
  });

  it('takes one code once', async () => {
    const { cookie, secret } = await signUpOwner('third@example.org');
    const code = await generate({ secret });
    await lytt.call(accessRoutes.totp, { cookie, body: { code } });
    const again = await lytt.call(accessRoutes.signIn, { body: { email: 'third@example.org', password: PASSWORD } });
    expect(again.view).toEqual({ step: 'totp' });
    const replayed = await lytt.call(accessRoutes.totp, { cookie: cookiesOf(again.response), body: { code } });
    expect(replayed.status).toBe(422);
    expect(replayed.response.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe('code');
  });

  it('shows one key while it is set up, so that what an app has scanned stays right after a slip or a second look', async () => {
    const { cookie, secret } = await signUpOwner('fifth@example.org');
    await lytt.call(accessRoutes.totp, { cookie, body: { code: '000000' } });
    expect((await lytt.call(accessRoutes.totpSetup, { cookie })).view.secret).toBe(secret);
    // Who signs in anew may be somebody else: a key that others have seen is not theirs.
    const again = await lytt.call(accessRoutes.signIn, { body: { email: 'fifth@example.org', password: PASSWORD } });
    expect(again.view).toEqual({ step: 'totp-setup' });
    const anew = await lytt.call(accessRoutes.totpSetup, { cookie: cookiesOf(again.response) });
    expect(anew.view.secret).not.toBe(secret);
  });

  it('ends a session on signing out', async () => {
    const { cookie } = await lytt.staff({ isOwner: true });
    await lytt.call(accessRoutes.signOut, { cookie });
    expect((await lytt.call(studyRoutes.list, { cookie })).status).toBe(401);
  });

  it('keeps second factors unreadable in the database', async () => {
    const { secret } = await signUpOwner('fourth@example.org');
    const { rows } = await lytt.owner.query<{ totp_secret: Buffer }>(
      `select totp_secret from platform.staff where email = 'fourth@example.org'`,
    );
    expect(rows[0]?.totp_secret.includes(Buffer.from(secret))).toBe(false);
  });

  it('invites a colleague to one study, by a mail whose link works once', async () => {
    const owner = await lytt.staff({ isOwner: true, name: 'Owner' });
    const { view } = await lytt.call(studyRoutes.create, {
      cookie: owner.cookie,
      body: { title: 'Ours', startsOn: '2027-03-01' },
    });
    await lytt.call(accessRoutes.inviteColleague, {
      cookie: owner.cookie,
      params: { studyId: view.id },
      body: { email: 'mona@example.org', role: 'moderator' },
    });
    await lytt.settle();
    const letter = (await lytt.app.get(Mailer).kept()).find((each) => each.to.includes('mona@example.org'));
    const token = /join#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    expect((await lytt.call(accessRoutes.lookAtInvitation, { body: { token } })).view).toMatchObject({
      role: 'moderator',
      studyTitle: 'Ours',
      invitedBy: 'Owner',
    });

    const body = { token, name: 'Mona', email: 'ignored@example.org', password: PASSWORD };
    expect((await lytt.call(accessRoutes.acceptInvitation, { body })).view).toEqual({ step: 'totp-setup' });
    expect((await lytt.call(accessRoutes.acceptInvitation, { body })).status).toBe(410);
    const team = await lytt.call(accessRoutes.team, { cookie: owner.cookie, params: { studyId: view.id } });
    expect(team.view.members).toContainEqual(expect.objectContaining({ email: 'mona@example.org', role: 'moderator' }));
  });

  it('shows the mailbox to the owner alone', async () => {
    const owner = await lytt.staff({ isOwner: true });
    const colleague = await lytt.staff();
    expect((await lytt.call(accessRoutes.mailbox, { cookie: owner.cookie })).view.off).toBe(false);
    expect((await lytt.call(accessRoutes.mailbox, { cookie: colleague.cookie })).status).toBe(403);
  });

  it('knows no demo door unless the database was made by the demo', async () => {
    expect((await lytt.get('/demo/anything-at-all-here')).statusCode).toBe(404);
  });
});

describe('an installation that sends by SMTP', () => {
  it('keeps no mail and shows an empty mailbox', async () => {
    const lytt = await TestApp.start({ smtpUrl: 'smtp://127.0.0.1:9' });
    const owner = await lytt.staff({ isOwner: true });
    expect((await lytt.call(accessRoutes.mailbox, { cookie: owner.cookie })).view).toEqual({ off: true, items: [] });
    await lytt.stop();
  });
});
