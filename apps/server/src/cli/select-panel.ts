import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { drawPanel, METHODS, readPool, readQuotas, type DrawInput, type Method } from '@lytt/selection';
import { textOf } from './check-file.js';
import { CommandFailed } from './command-failed.js';
import { drawInWords, faultInWords, questionInWords, refusalInWords } from './draw-in-words.js';
import { drawAsJson } from './draw-as-json.js';
import { replay } from './replay-record.js';
import { WrongUsage } from './wrong-usage.js';

const SEED_BYTES = 16;
const LOWEST_RATING = 1;

/** Draws a panel from two CSV files, or again from a record, without a database. The answer goes to standard output. */
export async function selectPanel(words: string[], from: string): Promise<string> {
  const asked = readWords(words);
  if ('record' in asked) return replay(asked.record, from, asked);
  const quotaFile = readQuotas(await textOf(asked.quotas, from));
  const poolFile = readPool(await textOf(asked.pool, from), { ...asked.columns, quotas: quotaFile.quotas });
  const open = [
    ...quotaFile.faults.map((fault) => `${asked.quotas}: ${faultInWords(fault)}`),
    // Without sound quotas every value of the pool would be in question.
    ...(quotaFile.faults.length > 0 ? [] : poolFile.questions.map((each) => `${asked.pool}: ${questionInWords(each)}`)),
  ];
  if (open.length > 0) {
    process.stdout.write(asked.json ? drawAsJson({ questions: open }) : open.map((line) => `${line}\n`).join(''));
    throw new CommandFailed(
      `${open.length} ${open.length === 1 ? 'question' : 'questions'} before anybody can be drawn`,
    );
  }
  const seed = asked.seed ?? randomBytes(SEED_BYTES).toString('hex');
  const input = { ...asked.draw, pool: poolFile.pool, quotas: quotaFile.quotas, seed };
  const result = await drawPanel(input).catch((fault: unknown) => {
    const expected = fault instanceof Error && (fault instanceof RangeError || fault.name === 'TimeLimitError');
    throw expected ? new CommandFailed(fault.message) : fault;
  });
  // To a program "no panel" is an answer like any other; to a shell it is not what was asked for.
  if (asked.json) return drawAsJson({ seed, result });
  if (result.feasible) return drawInWords(result);
  process.stdout.write(refusalInWords(result));
  throw new CommandFailed('no panel keeps all quotas');
}

interface Asked {
  pool: string;
  quotas: string;
  columns: { id?: string; rating?: string };
  draw: Pick<DrawInput, 'size' | 'reserves' | 'method' | 'floor' | 'timeLimitMs'>;
  seed: string | undefined;
  json: boolean;
}

interface AskedAgain {
  record: string;
  seconds: number | undefined;
  json: boolean;
}
/** Everything else stands in the record. */
const WITH_REPLAY = ['replay', 'time-limit', 'json'];

function readWords(words: string[]): Asked | AskedAgain {
  const text = { type: 'string' } as const;
  const parsed = ((): Record<string, string | boolean | undefined> => {
    try {
      return parseArgs({
        args: words,
        options: {
          pool: text,
          quotas: text,
          size: text,
          reserves: text,
          method: text,
          id: text,
          rating: text,
          floor: text,
          unrated: text,
          'time-limit': text,
          seed: text,
          replay: text,
          json: { type: 'boolean' },
        },
      }).values;
    } catch (fault) {
      throw new WrongUsage((fault as Error).message);
    }
  })();
  const word = (name: string): string | undefined => parsed[name] as string | undefined;
  const needed = (name: string): string => {
    const given = word(name);
    if (given === undefined || given === '') throw new WrongUsage(`select needs --${name}`);
    return given;
  };
  const number = (name: string, least: number, whole = true): number | undefined => {
    const given = word(name);
    if (given === undefined) return undefined;
    const value = Number(given);
    const fits = given.trim() !== '' && value >= least && (whole ? Number.isInteger(value) : Number.isFinite(value));
    if (!fits) throw new WrongUsage(`--${name} is a ${whole ? 'whole ' : ''}number from ${least}, not "${given}"`);
    return value;
  };
  const json = parsed['json'] === true;
  const seconds = number('time-limit', 0.001, false);
  if (word('replay') !== undefined) {
    const other = Object.keys(parsed).find((name) => !WITH_REPLAY.includes(name));
    if (other) throw new WrongUsage(`--replay takes no --${other}: it stands in the record`);
    return { record: needed('replay'), seconds, json };
  }
  needed('size');
  const method = word('method');
  if (method !== undefined && !METHODS.includes(method as Method)) {
    throw new WrongUsage(`--method is one of ${METHODS.join(', ')}, not "${method}"`);
  }
  const [id, rating, floor] = [word('id'), word('rating'), number('floor', 0)];
  if (floor !== undefined && rating === undefined) throw new WrongUsage('--floor needs --rating COLUMN');
  if (word('seed') === '') throw new WrongUsage('--seed is not empty');
  return {
    pool: needed('pool'),
    quotas: needed('quotas'),
    columns: { ...(id === undefined ? {} : { id }), ...(rating === undefined ? {} : { rating }) },
    draw: {
      size: number('size', 1) ?? 0,
      reserves: number('reserves', 0) ?? 0,
      ...(method === undefined ? {} : { method: method as Method }),
      ...(floor === undefined ? {} : { floor: { total: floor, unrated: number('unrated', 0) ?? LOWEST_RATING } }),
      ...(seconds === undefined ? {} : { timeLimitMs: 1000 * seconds }),
    },
    seed: word('seed'),
    json,
  };
}
