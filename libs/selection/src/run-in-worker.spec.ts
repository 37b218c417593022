import { transformFileSync } from '@swc/core';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { generatePool, populationQuotas, SKEWED } from '../testing/pools.js';
import * as sources from './index.js';

const openCall = {
  pool: generatePool(300, SKEWED, 'open call'),
  quotas: populationQuotas(15, SKEWED, 0),
  size: 15,
  reserves: 3,
  seed: 's',
  method: 'maximin' as const,
};

/** The library as the server gets it: CommonJS files beside one another, worker.js among them. */
async function build(folder: string): Promise<typeof sources> {
  for (const file of readdirSync(__dirname).filter((name) => /^[a-z-]+\.ts$/.test(name))) {
    const { code } = transformFileSync(join(__dirname, file), {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    writeFileSync(join(folder, file.replace('.ts', '.js')), code);
  }
  symlinkSync(join(__dirname, '../../../node_modules'), join(folder, 'node_modules'));
  return (await import(join(folder, 'index.js'))) as typeof sources;
}

describe.each(['from sources, without a worker', 'compiled, in a worker'])('a draw off the event loop, %s', (how) => {
  const folder = mkdtempSync(join(tmpdir(), 'lytt-selection-'));
  let { runInWorker, checkQuotasInWorker, compareReservesInWorker, floorCurveInWorker } = sources;
  beforeAll(async () => {
    if (how.startsWith('compiled'))
      ({ runInWorker, checkQuotasInWorker, compareReservesInWorker, floorCurveInWorker } = await build(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives the same result as a draw on it, and reports on the way', async () => {
    const stages = new Set<string>();
    const result = await runInWorker(openCall, { onProgress: ({ stage }) => stages.add(stage) });
    const { ms: _ms, ...direct } = (await sources.drawPanel(openCall)) as sources.DrawnPanel;
    expect(result).toMatchObject(direct);
    expect([...stages]).toEqual(['check', 'cover', 'maximin', 'reserves']);
  });

  it('checks quotas, shows the curve of the floor and compares reserves as well', async () => {
    const { pool, quotas, size } = openCall;
    expect(await checkQuotasInWorker({ pool, quotas, size })).toEqual({ feasible: true });
    const few = { pool: pool.slice(0, 30), quotas: [], size: 3 };
    const told: sources.FloorPoint[] = [];
    const curve = await floorCurveInWorker({ ...few, unrated: 1, points: 2 }, { onPoint: (point) => told.push(point) });
    expect(told).toEqual(curve);
    expect(curve.map(({ floor }) => floor)).toEqual([0, 15]);
    const list = { panel: ['p0001', 'p0002', 'p0003'], reserves: ['p0004'], neverSelectable: [] };
    const compared = await compareReservesInWorker({ ...few, ...list, dropout: 0.3, seed: 's' });
    expect(compared.nested).toMatchObject({ ids: ['p0004'] });
    expect(compared.nested.meanLoss).toBeLessThan(compared.none.meanLoss);
  });

  it('ends when cancelled', async () => {
    const controller = new AbortController();
    let cancelled = 0;
    let threadsOver = 0;
    const { terminate } = Worker.prototype;
    const watched = jest.spyOn(Worker.prototype, 'terminate').mockImplementation(async function (this: Worker) {
      const code = await terminate.call(this);
      threadsOver += 1;
      return code;
    });
    const onProgress = ({ stage }: sources.Progress): void => {
      if (stage !== 'maximin' || cancelled > 0) return;
      cancelled = performance.now();
      controller.abort(new Error('enough'));
    };
    await expect(runInWorker(openCall, { onProgress, signal: controller.signal })).rejects.toThrow('enough');
    // In its own thread a draw is given up at once; on the event loop, after the present question to the solver.
    if (how.startsWith('compiled')) expect(performance.now() - cancelled).toBeLessThan(100);
    // Over means that the solver computes no more, not that nobody waits for it any more.
    expect(threadsOver).toBe(how.startsWith('compiled') ? 1 : 0);
    watched.mockRestore();
    await expect(runInWorker(openCall, { signal: controller.signal })).rejects.toThrow('enough');
  });

  it('hands on errors with their class', async () => {
    await expect(runInWorker({ ...openCall, reserves: -1 })).rejects.toMatchObject({ name: 'RangeError' });
    await expect(runInWorker({ ...openCall, timeLimitSeconds: 0.001 })).rejects.toMatchObject({
      name: 'TimeLimitError',
    });
  });
});
