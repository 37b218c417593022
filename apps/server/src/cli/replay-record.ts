import { replayRecord, type DrawDifference, type KeptDraw, type Replay } from '@lytt/selection';
import { z } from 'zod';
import { textOf } from './check-file.js';
import { CommandFailed } from './command-failed.js';
import { reasonOf } from '@lytt/shared';
import { sayReason } from '../platform/errors/say-reason.js';

/** As long as the service gives a draw; a slower machine may need more. */
const SECONDS = 120;

const Ids = z.array(z.string());
const Traits = { attribute: z.string(), value: z.string() };
const Person = z.looseObject({ id: z.string(), values: z.record(z.string(), z.string()) });
const Quota = z.looseObject({ ...Traits, min: z.number(), max: z.number() });
const Lottery = z.looseObject({
  types: z.array(Ids),
  panels: z.array(z.array(z.number())),
  weights: z.array(z.number()),
});

/** What of a record is read here; what decides the draw within it, the library itself looks at. */
const DrawRecordFile = z.looseObject({
  lytt: z.literal('draw'),
  input: z.looseObject({
    pool: z.array(Person),
    quotas: z.array(Quota),
    size: z.number(),
    reserves: z.number(),
    seed: z.string().min(1),
  }),
  result: z.union([
    z.looseObject({ feasible: z.literal(false) }),
    z.looseObject({
      feasible: z.literal(true),
      complete: z.boolean(),
      inputHash: z.string(),
      version: z.string(),
      probabilities: z.record(z.string(), z.number()),
      lottery: Lottery,
      panel: Ids.optional(),
      reserves: Ids.optional(),
    }),
  ]),
  numbered: z.object({ panels: z.number(), number: z.number().nullable() }).nullish(),
  numbers: z.looseObject({ panels: z.array(z.array(z.number())) }).optional(),
  chosen: z.looseObject({ panel: Ids, reserves: Ids }).optional(),
});

/** Repeats the draw of a record and says whether the same comes out; anything else ends with 1. */
export async function replay(
  file: string,
  from: string,
  { json, seconds = SECONDS }: { json: boolean; seconds?: number | undefined },
): Promise<string> {
  const kept = recordOf(await textOf(file, from), file);
  const found = await replayRecord({ ...kept, input: { ...kept.input, timeLimitMs: 1000 * seconds } }).catch(
    (fault: unknown) => {
      const expected = fault instanceof Error && (fault instanceof RangeError || fault.name === 'TimeLimitError');
      throw expected ? new CommandFailed(fault.message) : fault;
    },
  );
  const same = found.differences.length === 0;
  const kind = kept.result.feasible ? kept.result.version : undefined;
  const told = json ? `${JSON.stringify({ same, ...found }, null, 1)}\n` : inWords(found, kept, kind);
  if (same) return told;
  process.stdout.write(told);
  throw new CommandFailed('another draw comes out than was kept');
}

function recordOf(text: string, file: string): KeptDraw {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new CommandFailed(`${file} is no JSON`);
  }
  const record = DrawRecordFile.safeParse(read);
  if (record.success) return record.data as unknown as KeptDraw;
  const [issue] = record.error.issues;
  const ended = typeof read === 'object' && read !== null && 'state' in read ? String(read.state) : '';
  if (['queued', 'running', 'failed', 'cancelled'].includes(ended))
    throw new CommandFailed(`${file}: this draw is ${ended}; there is nothing to repeat`);
  throw new CommandFailed(
    `${file} is no record of a draw (${issue?.path.join('.') || 'the whole'}: ${issue ? sayReason(reasonOf(issue)) : ''})`,
  );
}

const DIFFERENCE: Record<DrawDifference, string> = {
  inputHash: 'input: is not what the record says was drawn from',
  verdict: 'verdict: a panel on one side only',
  panel: 'panel: other people',
  reserves: 'reserves: other people, or another order',
  chances: 'chances: others',
  numbers: 'numbered panels: others',
};

function inWords({ differences, by, version, inputHash }: Replay, kept: KeptDraw, keptVersion?: string): string {
  const outcome = kept.result.feasible ? 'the same panel' : 'no panel, as before';
  return [
    differences.length === 0 ? `same: ${outcome}` : 'not the same',
    ...differences.map((each) => `  ${DIFFERENCE[each]}`),
    ...(by === 'lottery'
      ? ['time ended the first search, so the panel was drawn again from the lottery of the record, and checked']
      : []),
    `seed: ${kept.input.seed}`,
    `input: ${inputHash}`,
    `version: ${version}${keptVersion && keptVersion !== version ? ` (the record is of ${keptVersion})` : ''}`,
    '',
  ].join('\n');
}
