import { drawPanel } from './draw-panel.js';
import type { DrawInput, DrawnPanel, DrawOptions, DrawResult } from './draw-types.js';
import { hashInput } from './input-hash.js';
import { drawFromLottery } from './lottery.js';
import { numberedLottery } from './numbered-lottery.js';
import { byText } from './pool.js';
import { reservesFor } from './reserves-for.js';
import { assertPanel, InvalidPanelError } from './verify.js';
import { VERSION } from './version.js';

/** What a draw leaves behind, enough to repeat it. Of a draw in public the library's own panel and reserves are nobody's. */
export interface KeptDraw {
  input: DrawInput;
  result: { feasible: false } | (Kept & Partial<Pick<DrawnPanel, 'panel' | 'reserves'>>);
  /** Drawn in public: how many panels, and the number that the dice showed. */
  numbered?: { panels: number; number: number | null } | null;
  /** The numbered panels, people as places in `input.pool`. */
  numbers?: { panels: readonly (readonly number[])[] };
  /** Whom the number named, and their reserves. */
  chosen?: { panel: readonly string[]; reserves: readonly string[] };
}
type Kept = Pick<DrawnPanel, 'feasible' | 'probabilities' | 'inputHash' | 'version' | 'complete' | 'lottery'>;

/** What came out otherwise than it was kept. `verdict`: a panel where there was none, or none where there was one. */
export type DrawDifference = 'inputHash' | 'verdict' | 'panel' | 'reserves' | 'chances' | 'numbers';

export interface Replay {
  /** Empty when the same came out. */
  differences: DrawDifference[];
  /**
   * `search`: everything was found anew. `lottery`: time had ended the search, which no machine can repeat, so the
   * panel was drawn anew from the lottery that was kept, and checked against every rule.
   */
  by: 'search' | 'lottery';
  /** Of this library; another one than the record's may search otherwise. */
  version: string;
  inputHash: string;
}

/**
 * Draws again from what was kept and compares: panel and reserves in their order, everybody's chance exactly and, of a
 * draw in public, every numbered panel.
 *
 * Takes as long as the draw did and blocks as `drawPanel` does; throws as it does.
 */
export async function replayRecord(kept: KeptDraw, options: DrawOptions = {}): Promise<Replay> {
  const { input, result } = kept;
  const inputHash = hashInput(input);
  if (result.feasible && !result.complete)
    return { by: 'lottery', version: VERSION, inputHash, differences: fromLottery(kept, result, inputHash) };
  const again = await drawPanel(input, options);
  if (!result.feasible || !again.feasible) {
    const differences: DrawDifference[] = result.feasible === again.feasible ? [] : ['verdict'];
    return { by: 'search', version: VERSION, inputHash, differences };
  }
  const differences = sameDraw(result, again);
  if (kept.numbered && !(await sameNumbers(kept, kept.numbered, again))) differences.push('numbers');
  if (kept.chosen && !(await sameReserves(input, again, kept.chosen))) differences.push('reserves');
  return { by: 'search', version: VERSION, inputHash: again.inputHash, differences };
}

/** Where two results of one input differ; what a result does not tell is not compared. */
export function sameDraw(
  kept: Pick<Kept, 'probabilities' | 'inputHash' | 'version'> & Partial<Pick<DrawnPanel, 'panel' | 'reserves'>>,
  again: DrawResult & DrawnPanel,
): DrawDifference[] {
  const differs: Record<'inputHash' | 'panel' | 'reserves' | 'chances', boolean> = {
    // The hash covers the library's version, so that two versions never agree in it.
    inputHash: kept.version === again.version && kept.inputHash !== again.inputHash,
    panel: kept.panel !== undefined && !alike(kept.panel, again.panel),
    reserves: kept.reserves !== undefined && !alike(kept.reserves, again.reserves),
    chances: !alike(inOrder(kept.probabilities), inOrder(again.probabilities)),
  };
  return (Object.keys(differs) as (keyof typeof differs)[]).filter((name) => differs[name]);
}

function fromLottery({ input }: KeptDraw, result: Kept & Partial<DrawnPanel>, inputHash: string): DrawDifference[] {
  const differences: DrawDifference[] = [];
  if (result.version === VERSION && result.inputHash !== inputHash) differences.push('inputHash');
  const panel = drawFromLottery(result.lottery, input.seed).sort(byText);
  if (result.panel && !(alike(panel, result.panel) && isValid(panel, input))) differences.push('panel');
  return differences;
}

function isValid(panel: string[], input: DrawInput): boolean {
  try {
    assertPanel(panel, input);
    return true;
  } catch (fault) {
    if (fault instanceof InvalidPanelError) return false;
    throw fault;
  }
}

async function sameNumbers(
  { input, numbers, chosen }: KeptDraw,
  { panels: count, number }: NonNullable<KeptDraw['numbered']>,
  again: DrawnPanel,
): Promise<boolean> {
  const { panels } = await numberedLottery(again, count);
  const ids = (numbers?.panels ?? []).map((places) => places.map((at) => input.pool[at]?.id));
  const named = number === null || !chosen || alike([...chosen.panel].sort(byText), panels[number]);
  return alike(ids, panels) && named;
}

async function sameReserves(
  input: DrawInput,
  { neverSelectable }: DrawnPanel,
  { panel, reserves }: NonNullable<KeptDraw['chosen']>,
): Promise<boolean> {
  return alike(reserves, await reservesFor({ ...input, panel, neverSelectable }));
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

// Keys may have been put in another order where the record was kept.
const inOrder = (chances: Record<string, number>): [string, number][] =>
  Object.entries(chances).sort(([a], [b]) => byText(a, b));
