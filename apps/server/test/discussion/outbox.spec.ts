import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { projectRoot } from '../../src/platform/config/roots.js';

interface Message {
  id: string;
  slot: string;
  body: string;
  refused?: boolean;
}
interface Answer {
  outcome: 'sent' | 'later' | 'refused' | 'signed-out';
  why?: 'offline' | 'away';
}
interface Outbox {
  put(message: Message): boolean;
  drop(id: string): void;
  all(): Message[];
  waiting(): Message[];
  send(message: Message): Promise<Answer>;
  flush(tell: (message: Message, answer: Answer) => void): Promise<void>;
}
interface Typed {
  keep(slot: string, words: string): boolean;
  drop(slot: string): void;
  own(slot: string): string | null;
  left(slot: string): { words: string; drop(): void }[];
}
type Open = (window: {
  storage: DeviceStorage;
  me: string;
  tab: string;
  isAlive(tab: string): boolean;
  alone(work: () => Promise<void>): Promise<void>;
  deliver(message: Message): Promise<Answer>;
  now(): number;
}) => { typed: Typed; outbox: Outbox };

/** The script as a page runs it. */
const openOutbox = ((): Open => {
  const page: { lyttOutbox?: Open; globalThis?: unknown } = {};
  page.globalThis = page;
  const file = join(projectRoot, 'apps/server/public/outbox.js');
  runInNewContext(readFileSync(file, 'utf8'), Object.assign(page, { JSON, Array }));
  if (!page.lyttOutbox) throw new Error('the script offers no outbox');
  return page.lyttOutbox;
})();

/** A device's storage, as the browser offers it. */
class DeviceStorage {
  private readonly entries = new Map<string, string>();
  get length(): number {
    return this.entries.size;
  }
  key = (at: number): string | null => [...this.entries.keys()][at] ?? null;
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.entries.set(key, value);
  removeItem = (key: string): void => void this.entries.delete(key);
  clear = (): void => this.entries.clear();
}

/** A study that takes each message once, and whose answer may get lost on the way back. */
class StudyModel {
  readonly taken = new Map<string, string>();
  up = true;
  take({ id, body }: Message, answerIsLost: boolean): Answer {
    if (!this.up) return { outcome: 'later', why: 'away' };
    this.taken.set(id, this.taken.get(id) ?? body);
    return answerIsLost ? { outcome: 'later', why: 'offline' } : { outcome: 'sent' };
  }
}

class Device {
  readonly storage = new DeviceStorage();
  readonly open = new Set<string>();
  online = true;
  losesAnswers = false;
  private turn: Promise<void> = Promise.resolve();
  private time = 0;

  constructor(private readonly study: StudyModel) {}

  window(tab: string): { typed: Typed; outbox: Outbox } {
    this.open.add(tab);
    return openOutbox({
      storage: this.storage,
      me: 'seat',
      tab,
      isAlive: (name) => this.open.has(name),
      alone: (work) => (this.turn = this.turn.then(work)),
      deliver: (message) =>
        Promise.resolve(
          this.online ? this.study.take(message, this.losesAnswers) : { outcome: 'later', why: 'offline' },
        ),
      now: () => ++this.time,
    });
  }
}

const step = fc.oneof(
  fc.record({ act: fc.constant('type' as const), slot: fc.constantFrom('reply:1', 'moderator'), words: fc.string() }),
  fc.record({ act: fc.constant('send' as const), slot: fc.constantFrom('reply:1', 'moderator') }),
  fc.record({ act: fc.constantFrom('net', 'server', 'answers') }),
  fc.record({ act: fc.constantFrom('flush', 'close', 'window', 'device') }),
);

describe('the outbox of a device', () => {
  it('has each word that was sent in the study once or on a device, whatever happens to net, server and windows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const study = new StudyModel();
        const devices = [new Device(study), new Device(study)];
        const sent = new Map<string, string>();
        let [at, tabs, messages] = [0, 0, 0];
        const here = (): Device => devices[at] as Device;
        const windows = devices.map((device) => ({ tab: `t${tabs++}`, device }));
        const opened = windows.map(({ device, tab }) => device.window(tab));
        for (const one of steps) {
          const { typed, outbox } = opened[at] as { typed: Typed; outbox: Outbox };
          if (one.act === 'type' && 'words' in one) typed.keep(one.slot, one.words);
          if (one.act === 'send' && 'slot' in one) {
            const body = typed.own(one.slot);
            if (!body) continue;
            const message = { id: `m${messages++}`, slot: one.slot, body };
            expect(outbox.put(message)).toBe(true);
            typed.drop(one.slot);
            sent.set(message.id, body);
            await outbox.send(message);
          }
          if (one.act === 'net') here().online = !here().online;
          if (one.act === 'server') study.up = !study.up;
          if (one.act === 'answers') here().losesAnswers = !here().losesAnswers;
          if (one.act === 'flush') await outbox.flush(() => undefined);
          if (one.act === 'device') at = 1 - at;
          if (one.act === 'close' || one.act === 'window') {
            const gone = windows[at] as { tab: string; device: Device };
            const words = typed.own('moderator');
            if (one.act === 'close') here().open.delete(gone.tab);
            gone.tab = `t${tabs++}`;
            opened[at] = here().window(gone.tab);
            const left = (opened[at] as { typed: Typed }).typed.left('moderator').map((each) => each.words);
            if (one.act === 'close' && words !== null) expect(left).toContain(words);
          }
          const held = new Map(
            devices.flatMap((device) => device.window('looker').outbox.all()).map((m) => [m.id, m.body]),
          );
          for (const [id, body] of sent) expect([study.taken.get(id), held.get(id)]).toContain(body);
        }
        // With net and server back, all of it arrives, and nothing waits or is said to.
        study.up = true;
        for (const [index, device] of devices.entries()) {
          device.online = true;
          device.losesAnswers = false;
          await (opened[index] as { outbox: Outbox }).outbox.flush(() => undefined);
          expect((opened[index] as { outbox: Outbox }).outbox.all()).toEqual([]);
        }
        expect([...study.taken].sort()).toEqual([...sent].sort());
      }),
    );
  });

  it('keeps a second message to the same place beside the first, and sends them in their order', async () => {
    const study = new StudyModel();
    const device = new Device(study);
    const { outbox } = device.window('a');
    device.online = false;
    for (const [id, body] of Object.entries({ one: 'First.', two: 'Second.' })) {
      outbox.put({ id, slot: 'moderator', body });
      expect(await outbox.send({ id, slot: 'moderator', body })).toMatchObject({ outcome: 'later', why: 'offline' });
    }
    expect(outbox.waiting().map((message) => message.body)).toEqual(['First.', 'Second.']);
    device.online = true;
    const told: string[] = [];
    await outbox.flush((message, { outcome }) => told.push(`${message.body} ${outcome}`));
    expect(told).toEqual(['First. sent', 'Second. sent']);
  });

  it('does not undo what another window wrote', () => {
    const device = new Device(new StudyModel());
    const [one, other] = [device.window('a'), device.window('b')];
    one.outbox.put({ id: 'm1', slot: 'reply:1', body: 'From the one.' });
    other.outbox.put({ id: 'm2', slot: 'reply:1', body: 'From the other.' });
    one.typed.keep('reply:1', 'Typed in the one.');
    other.typed.keep('reply:1', 'Typed in the other.');
    expect(one.outbox.all().map(({ body }) => body)).toEqual(['From the one.', 'From the other.']);
    expect([one.typed.own('reply:1'), other.typed.own('reply:1')]).toEqual([
      'Typed in the one.',
      'Typed in the other.',
    ]);
    expect(one.typed.left('reply:1')).toEqual([]);
    device.open.delete('b');
    expect(one.typed.left('reply:1').map(({ words }) => words)).toEqual(['Typed in the other.']);
  });

  it('says that nothing is kept where the device keeps nothing', () => {
    const device = new Device(new StudyModel());
    device.storage.setItem = () => {
      throw new Error('full');
    };
    const { outbox, typed } = device.window('a');
    expect(outbox.put({ id: 'm1', slot: 'moderator', body: 'Words.' })).toBe(false);
    expect(typed.keep('moderator', 'Words.')).toBe(false);
  });

  it('takes over what an earlier version of the page left on the device', () => {
    const device = new Device(new StudyModel());
    device.storage.setItem('lytt:seat:out', JSON.stringify([{ id: 'm1', slot: 'moderator', body: 'Sent before.' }]));
    device.storage.setItem('lytt:seat:moderator', JSON.stringify('Typed before.'));
    const { outbox, typed } = device.window('a');
    expect(outbox.waiting()).toMatchObject([{ id: 'm1', body: 'Sent before.' }]);
    expect(typed.left('moderator').map(({ words }) => words)).toEqual(['Typed before.']);
    expect(device.window('b').outbox.all()).toHaveLength(1);
  });
});
