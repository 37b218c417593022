import { generatePool, populationQuotas, SKEWED } from '../testing/pools.js';
import {
  drawPanel,
  numberedLottery,
  replayRecord,
  reservesFor,
  type DrawInput,
  type DrawnPanel,
  type KeptDraw,
} from './index.js';

const input: DrawInput = {
  pool: generatePool(40, SKEWED, 'replay'),
  quotas: populationQuotas(8, SKEWED, 1),
  size: 8,
  reserves: 3,
  seed: 'dice',
  method: 'maximin',
};

async function drawn(asked: DrawInput): Promise<DrawnPanel> {
  const result = await drawPanel(asked);
  if (!result.feasible) throw new Error('No panel');
  return result;
}
const asFile = (kept: KeptDraw): KeptDraw => JSON.parse(JSON.stringify(kept)) as KeptDraw;

describe('a draw that was kept', () => {
  let result: DrawnPanel;
  beforeAll(async () => void (result = await drawn(input)));

  it('gives the same when it is repeated from a file', async () => {
    const replay = await replayRecord(asFile({ input, result }));
    expect(replay).toMatchObject({ by: 'search', differences: [], inputHash: result.inputHash });
  });

  it('is found out when somebody was exchanged, in the panel or on the reserve list', async () => {
    const [reserve = '', ...others] = result.reserves;
    const panel = [reserve, ...result.panel.slice(1)];
    const reserves = [...others, result.panel[0] ?? ''];
    const { differences } = await replayRecord({ input, result: { ...result, panel, reserves } });
    expect(differences).toEqual(['panel', 'reserves']);
  });

  it('is found out when what it was drawn from was changed', async () => {
    const pool = input.pool.map((person, at) => (at === 0 ? { ...person, rating: 3 } : person));
    expect((await replayRecord({ input: { ...input, pool }, result })).differences).toEqual(['inputHash']);
  });

  it('agrees that there is no panel, and objects when there is one', async () => {
    expect((await replayRecord({ input: { ...input, size: 41 }, result: { feasible: false } })).differences).toEqual(
      [],
    );
    expect((await replayRecord({ input, result: { feasible: false } })).differences).toEqual(['verdict']);
  });

  it('is drawn again from its lottery when time had ended the search', async () => {
    const stopped = { ...result, complete: false };
    expect(await replayRecord({ input, result: stopped })).toMatchObject({ by: 'lottery', differences: [] });
    const other = { ...stopped, panel: [...result.panel.slice(1), result.reserves[0] ?? ''] };
    expect((await replayRecord({ input, result: other })).differences).toEqual(['panel']);
  });

  it('in public has the same numbered panels, and the same reserves beside the one that was named', async () => {
    const { panel: _, reserves: _r, ...lottery } = result;
    const { panels } = await numberedLottery(result, 100);
    const place = new Map(input.pool.map(({ id }, at) => [id, at]));
    const places = panels.map((ids) => ids.map((id) => place.get(id) ?? -1));
    const panel = panels[37] ?? [];
    const reserves = await reservesFor({ ...input, panel, neverSelectable: result.neverSelectable });
    const kept: KeptDraw = {
      input,
      result: lottery,
      numbered: { panels: 100, number: 37 },
      numbers: { panels: places },
      chosen: { panel, reserves },
    };
    expect((await replayRecord(asFile(kept))).differences).toEqual([]);
    const turned = { ...kept, numbers: { panels: [...places].reverse() } };
    expect((await replayRecord(turned)).differences).toEqual(['numbers']);
    const other = { ...kept, numbered: { panels: 100, number: 38 } };
    expect((await replayRecord(other)).differences).toEqual(['numbers']);
    const moved = { ...kept, chosen: { panel, reserves: [...reserves].reverse() } };
    expect((await replayRecord(moved)).differences).toEqual(['reserves']);
  });
});
