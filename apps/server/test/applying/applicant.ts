import type { LightMyRequestResponse } from 'fastify';
import { screenerRoutes, studyRoutes, type Language, type ScreenerSection } from '@lytt/shared';
import { cookiesOf, type TestApp } from '../support/test-app.js';

export const SLUG = 'kommunen-i-sosiale-medier';

/** The example study, taking applications. */
export async function recruitingStudy(
  lytt: TestApp,
  startsOn = '2027-03-01',
): Promise<{ studyId: string; cookie: string; staffId: string }> {
  const owner = await lytt.staff({ isOwner: true, name: 'Eira Eier' });
  const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: { startsOn } });
  await lytt.call(studyRoutes.changePhase, {
    cookie: owner.cookie,
    params: { studyId: view.id },
    body: { to: 'recruiting' },
  });
  return { studyId: view.id, ...owner };
}

/** Publishes a changed screener, as a researcher would. */
export async function changeScreener(
  lytt: TestApp,
  { studyId, cookie }: { studyId: string; cookie: string },
  change: (definition: ScreenerSection) => void,
): Promise<void> {
  const at = { cookie, params: { studyId } };
  const { view } = await lytt.call(screenerRoutes.draft, at);
  const definition = structuredClone(view.definition) as unknown as ScreenerSection;
  change(definition);
  const saved = await lytt.call(screenerRoutes.saveDraft, { ...at, body: { definition, revision: view.revision } });
  const published = await lytt.call(screenerRoutes.publish, { ...at, body: { revision: saved.view.revision } });
  if (published.status !== 200) throw new Error(published.response.body);
}

export const ANSWERS: Record<string, Record<string, string | string[]>> = {
  page_relation: { relation: 'lives' },
  page_following: { follows_page: 'yes', follow_often: 'weekly', follow_for: ['service', 'events'] },
  page_discussion: {
    discussion: 'For: et ryddigere kommentarfelt.\nMot: de som er sinte, blir ikke hørt, og da blir de sintere.',
  },
  page_gender: { gender: 'woman' },
  page_age: { birth_year: '1984' },
  page_place: { county: 'troms' },
  page_occupation: { occupation: 'self-employed' },
  page_contact: { contact_name: 'Astrid Prøve', contact_email: 'astrid@example.org', contact_phone: '912 34 567' },
  page_consent: { contact_consent: 'true' },
};

/** Somebody filling in the form in a browser without JavaScript: follows links and sends forms, nothing else. */
export class Applicant {
  cookie = '';
  at = '';

  constructor(
    private readonly lytt: TestApp,
    readonly source: string,
    private readonly language: Language = 'nb',
    readonly slug = SLUG,
  ) {}

  get base(): string {
    return `/r/${this.slug}/${this.source}`;
  }

  private get sent(): string {
    return [`lytt_language=${this.language}`, this.cookie].filter(Boolean).join('; ');
  }

  async open(path = this.base): Promise<LightMyRequestResponse> {
    this.at = path;
    return this.lytt.get(path.split('#')[0] ?? path, this.sent);
  }

  private async follow(answer: LightMyRequestResponse): Promise<LightMyRequestResponse> {
    const set = answer.cookies.find((cookie) => cookie.name === 'lytt_applicant');
    if (set) this.cookie = set.value === '' ? '' : cookiesOf(answer);
    const to = answer.headers.location;
    return answer.statusCode === 303 && typeof to === 'string' ? this.open(to) : answer;
  }

  async start(): Promise<LightMyRequestResponse> {
    return this.follow(await this.lytt.post(this.base, {}, this.sent));
  }

  /** Sends the page's form; `_shown` is what the page itself carries along. */
  async send(
    page: string,
    fields: Record<string, string | string[]>,
    options: { query?: string; shown?: string } = {},
  ): Promise<LightMyRequestResponse> {
    const path = `${this.base}/${page}${options.query ?? ''}`;
    const shown =
      options.shown ?? /name="_shown" value="([^"]*)"/.exec((await this.lytt.get(path, this.sent)).body)?.[1] ?? '';
    return this.follow(await this.lytt.post(path, { _shown: shown, ...fields }, this.sent));
  }

  /** Answers page after page up to, and without, the named one. */
  async answerUntil(end: string, changes: typeof ANSWERS = {}): Promise<LightMyRequestResponse> {
    let answer = await this.start();
    for (const [page, fields] of Object.entries({ ...ANSWERS, ...changes })) {
      if (page === end) return answer;
      answer = await this.send(page, fields);
      if (this.at.startsWith(`${this.base}/${page}`)) answer = await this.send(page, fields);
    }
    return answer;
  }

  async apply(changes: typeof ANSWERS = {}): Promise<LightMyRequestResponse> {
    await this.answerUntil('check', changes);
    return this.send('check', {}, { shown: '' });
  }
}
