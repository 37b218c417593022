import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { studyFileJsonSchema, studyRoutes } from '@lytt/shared';
import { runCommand } from '../../src/cli.js';
import { SECTION_CHECKS } from '../../src/cli/check-file.js';
import { StudyParts } from '../../src/fieldwork/study/study.facade.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { TestApp } from '../support/test-app.js';

const EXAMPLE = 'examples/municipalities.study.yaml';

interface Said {
  code: number | null;
  out: string;
  err: string;
}
type Environment = Record<string, string>;
const around = (environment: Environment = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: '',
  LYTT_DATA_DIR: join(folder, 'none'),
  ...environment,
});

/** The command as somebody types it: a process of its own. */
function lytt(words: string[], more: { environment?: Environment; input?: string; cwd?: string } = {}): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(process.cwd(), 'bin/lytt.mjs'), ...words], {
      env: around(more.environment),
      cwd: more.cwd ?? process.cwd(),
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
    child.on('close', (code) => resolve({ code, ...said }));
    child.stdin.end(more.input ?? '');
  });
}

/** The same without a process: what bin/lytt.mjs calls, and what it says, many times as fast. */
async function within(words: string[], environment: Environment = {}): Promise<Said> {
  const said = { out: '', err: '' };
  const hear = (where: 'out' | 'err') => (part: unknown) => {
    said[where] += String(part);
    return true;
  };
  const before = process.env;
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
    jest.spyOn(process.stderr, 'write').mockImplementation(hear('err')),
  ];
  process.env = around(environment);
  try {
    return { code: await runCommand(words, folder), ...said };
  } finally {
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'lytt-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const text = readFileSync(EXAMPLE, 'utf8');
const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('lytt study check', () => {
  it('finds nothing wrong with the example, and needs no installation for it', async () => {
    expect(await lytt(['study', 'check', EXAMPLE])).toMatchObject({ code: 0, out: `${EXAMPLE}: no faults\n` });
  });

  it('prints file, line, path and message of each fault', async () => {
    const file = join(folder, 'faulty.yaml');
    writeFileSync(file, text.replace('days: 7', 'days: 70').replace('startsOn: 2027-03-01', 'startsOn: 1 March'));
    const { code, out, err } = await within(['study', 'check', 'faulty.yaml']);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(`^faulty.yaml:${lineOf('startsOn:')}: study.startsOn: .+`),
      expect.stringMatching(`^faulty.yaml:${lineOf('days: 7')}: study.days: .+`),
      '',
    ]);
    expect([code, err]).toEqual([1, 'lytt: 2 faults in faulty.yaml\n']);
  });

  it.each([
    ['the screener', 'discussionQuestion: discussion', 'discussionQuestion: nowhere', 'screener.discussionQuestion'],
    ['the panel', 'attribute: gender,', 'attribute: shoe_size,', 'panel.quotas.0.attribute'],
    ['the guide', 'closesDay: 2', 'closesDay: 9', 'guide.0.closesDay'],
    ['the codebook', 'parent: ', 'parent: no_such_', 'codebook.\\d+.parent'],
    ['why each question is asked', 'purpose:', 'requiredErrorText:', 'screener.form.pages.0.elements.0.purpose'],
    ['the study itself', 'timeZone: Europe/Oslo', 'timeZone: Europe/Nowhere', 'study.timeZone'],
  ])('checks %s', async (_, right, wrong, path) => {
    expect(text).toContain(right);
    writeFileSync(join(folder, 'one-fault.yaml'), text.replace(right, wrong));
    const { code, out } = await within(['study', 'check', 'one-fault.yaml']);
    expect([code, out.split('\n')[0]]).toEqual([1, expect.stringMatching(`^one-fault.yaml:\\d+: ${path}: .+`)]);
  });

  it('reads from standard input', async () => {
    const { code, out } = await lytt(['study', 'check', '-'], { input: text.replace('closesDay: 2', 'closesDay: 9') });
    expect([code, out.split('\n')[0]]).toEqual([1, expect.stringMatching(/^-:\d+: guide.0.closesDay: .+/)]);
  });

  it('says where the YAML breaks, that a file is no text, and that there is none', async () => {
    writeFileSync(join(folder, 'broken.yaml'), 'lytt: 1\nstudy:\n  title: "unfinished\n');
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('lytt: 1 # blåbær', 'latin1'));
    const checked = (name: string) => within(['study', 'check', name]);
    expect(await checked('broken.yaml')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^broken.yaml:\d: This is/) as string,
    });
    expect(await checked('latin.yaml')).toMatchObject({ code: 1, err: expect.stringContaining('not UTF-8') as string });
    expect(await checked('nowhere.yaml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read') as string,
    });
  });

  it('checks as much as the service does', async () => {
    const service = await TestApp.start();
    const checked = service.app
      .get(StudyParts)
      .sections.filter((section) => section.check)
      .map((section) => section.section);
    await service.stop();
    expect(Object.keys(SECTION_CHECKS).sort()).toEqual(checked.sort());
  });
});

describe('the lytt command', () => {
  it('explains itself, and ends with 2 when it is not understood', async () => {
    const help = await lytt(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(await lytt(['study', 'frob'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(help.out) as string,
    });
    for (const words of [
      [],
      ['frobnicate'],
      ['study'],
      ['study', 'frob'],
      ['study', 'check'],
      ['study', 'check', 'a', 'b'],
      ['study', 'check', '--fast', 'a'],
      ['study', 'import', 'a', '--starts-on', 'May'],
    ])
      expect(await within(words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(help.out) as string });
  });

  it('prints the schema', async () => {
    expect(JSON.parse((await within(['study', 'schema'])).out)).toEqual(studyFileJsonSchema());
  });

  it('does not make an installation only to find no study in it', async () => {
    expect(await within(['study', 'export'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no installation') as string,
    });
  });
});

describe('lytt study import and export, beside a running service', () => {
  let service: TestApp;
  let cookie: string;
  let environment: Record<string, string>;
  beforeAll(async () => {
    service = await TestApp.start();
    ({ cookie } = await service.staff({ isOwner: true }));
    environment = {
      DATABASE_URL: service.doors.app,
      IDENTITY_DATABASE_URL: service.doors.identity,
      MIGRATION_DATABASE_URL: service.doors.owner,
      LYTT_IDENTITY_KEY: service.settings.identityKey.toString('base64'),
      LYTT_DATA_DIR: folder,
      LYTT_PUBLIC_URL: 'https://lytt.example.org',
    };
  });
  afterAll(() => service.stop());
  const studies = async () => (await service.call(studyRoutes.list, { cookie })).view.items;

  it('goes in and out again in the same bytes; which study, must be said once there are two', async () => {
    const run = (...words: string[]) => within(['study', ...words], environment);
    const typed = (...words: string[]) => lytt(['study', ...words], { environment, cwd: folder });
    writeFileSync(join(folder, 'study.yaml'), text);
    const first = await typed('import', 'study.yaml', '--starts-on', '2027-05-03');
    const [study] = await studies();
    expect(first).toEqual({
      code: 0,
      err: '',
      out: `kommunen-i-sosiale-medier https://lytt.example.org/admin/studies/${study?.id}\n`,
    });
    expect(study).toMatchObject({ phase: 'draft', startsOn: '2027-05-03' });

    const whole = (await typed('export')).out;
    const { view } = await service.call(studyRoutes.exportFile, { cookie, params: { studyId: study?.id ?? '' } });
    expect(whole).toBe(view.yaml);
    expect(await typed('export', './again.yaml')).toEqual({ code: 0, err: '', out: '' });
    expect(readFileSync(join(folder, 'again.yaml'), 'utf8')).toBe(whole);

    expect((await run('import', 'again.yaml')).out).toMatch(/^kommunen-i-sosiale-medier-2 /);
    expect((await run('export', 'kommunen-i-sosiale-medier-2')).out).toBe(whole);
    expect((await run('export', study?.id ?? '', 'by-id.yaml')).code).toBe(0);
    expect((await run('export', '--study', 'kommunen-i-sosiale-medier-2', '-')).out).toBe(whole);
    expect(readFileSync(join(folder, 'by-id.yaml'), 'utf8')).toBe(whole);
    for (const words of [['export'], ['export', 'more.yaml'], ['export', 'kommunen']])
      expect(await run(...words)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('kommunen-i-sosiale-medier, kommunen-i-sosiale-medier-2') as string,
      });
  }, 180_000);

  it('imports nothing of a file with faults, and names them', async () => {
    const before = (await studies()).length;
    writeFileSync(join(folder, 'no-days.yaml'), text.replace('days: 7', 'days: 0'));
    const { code, out, err } = await within(['study', 'import', 'no-days.yaml'], environment);
    expect([code, out, err]).toEqual([
      1,
      '',
      expect.stringContaining(`no-days.yaml:${lineOf('days: 7')}: study.days:`),
    ]);
    expect((await studies()).length).toBe(before);
  });

  it('says so when no database answers', async () => {
    const nowhere = {
      ...environment,
      MIGRATION_DATABASE_URL: 'postgres://x:y@127.0.0.1:1/lytt',
      DATABASE_URL: 'postgres://x:y@127.0.0.1:1/lytt',
      IDENTITY_DATABASE_URL: '',
    };
    expect(await within(['study', 'export'], nowhere)).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not answer') as string,
    });
  });
});

describe('lytt study import and export, on the database that comes along', () => {
  const home = mkdtempSync(join(tmpdir(), 'lytt-embedded-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const run = (...words: string[]) => lytt(['study', ...words], { environment: { LYTT_DATA_DIR: home } });
  const runs = (): boolean => existsSync(join(home, 'cluster', 'postmaster.pid'));

  it('starts it and stops it, and leaves one alone that serves somebody else', async () => {
    expect(await run('import', EXAMPLE)).toMatchObject({ code: 0 });
    expect(runs()).toBe(false);
    const { out } = await run('export');
    expect([out.slice(0, 7), runs()]).toEqual(['lytt: 1', false]);

    const server = await startEmbeddedPostgres(home);
    expect(await run('export', 'kommunen-i-sosiale-medier')).toEqual({ code: 0, out, err: '' });
    expect(runs()).toBe(true);
    server.stop();
  }, 180_000);
});
