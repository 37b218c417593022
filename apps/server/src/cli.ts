import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { studyFileJsonSchema } from '@lytt/shared';
import { z } from 'zod';
import { CommandFailed } from './cli/command-failed.js';
import { checkFile } from './cli/check-file.js';
import { WrongUsage } from './cli/wrong-usage.js';

const USAGE = `Usage: lytt COMMAND

  lytt study check FILE
      Checks a study file, all its sections, without a database. Prints FILE:LINE: PATH: MESSAGE for each fault.
  lytt study import FILE [--starts-on YYYY-MM-DD]
      Makes a draft out of the file in the installation that the settings name (LYTT_DATA_DIR, DATABASE_URL), whether
      the service runs or not. All of it or, with any fault, nothing.
  lytt study export [STUDY] [FILE] [--study STUDY]
      Writes a study as a file. STUDY is its address (slug) or id, and may be left out where there is but one study.
      A word alone is FILE when it is - or has a dot or a slash in it (study.yaml, ./study), and STUDY otherwise.
      Without FILE it goes to standard output.
  lytt study schema
      Prints the JSON Schema of study files.
  lytt select --pool respondents.csv --quotas categories.csv --size K [--reserves R] [--seed S] [--json]
      Draws a panel that keeps all quotas, by a fair lottery, without a database. Quotas: feature,value,min,max.
      --method goldilocks (unless told), leximin, maximin, nash or legacy     --id COLUMN
      --rating COLUMN, whole from 1 to 5, with --floor N for the panel's total; --unrated counts 1 unless told
      --time-limit SECONDS (60 unless told): then the best lottery found is drawn from, with its gap
      With --json "no panel" is an answer and ends with 0; questions about the files end with 1.
  lytt select --replay record.json [--time-limit SECONDS] [--json]
      Repeats a draw of the service from its record (panel page, Why this panel, record.json), without a database. Ends with
      0 when the same panel, reserves and chances come out, with 1 when not.
  lytt agreement --data units.csv --metric nominal|ordinal|interval|ratio [--seed S] [--json]
      How far coders agree: one row a coder, one column a unit, no headings, an empty cell where a coder gave no value.
      Krippendorff's alpha with its interval, and Cohen's kappa for two coders. The same seed gives the same interval.
  lytt bounce < REPORT
      Reads a mail server's report that a mail could not be delivered (RFC 3464) from standard input, and marks the
      participant's address. For the mailbox that LYTT_MAIL_FROM names: pipe what arrives there to this command.

FILE may be - for standard input or output. Ends with 0 when all went well, 1 when not, 2 when the command is none.
`;

/** The whole house is loaded for who moves a study alone; a check answers at once. */
const moving = (): Promise<typeof import('./cli/move-study.js')> => import('./cli/move-study.js');

/** The `lytt` command: answers on standard output, everything else on standard error. Resolves to the exit code. */
export async function runCommand(words: string[], from: string): Promise<number> {
  try {
    await carryOut(words, from);
    return 0;
  } catch (fault) {
    if (fault instanceof WrongUsage) {
      process.stderr.write(`lytt: ${fault.message}\n\n${USAGE}`);
      return 2;
    }
    const plain = fault instanceof CommandFailed;
    process.stderr.write(`lytt: ${plain ? fault.message : String((fault as Error).stack ?? fault)}\n`);
    return 1;
  }
}

async function carryOut(words: string[], from: string): Promise<void> {
  const asksForHelp = words.includes('--help') || words.includes('-h');
  if (words[0] === 'select' && !asksForHelp) {
    const { selectPanel } = await import('./cli/select-panel.js');
    return say(await selectPanel(words.slice(1), from));
  }
  if (words[0] === 'agreement' && !asksForHelp) {
    const { measureAgreement } = await import('./cli/measure-agreement.js');
    return say(await measureAgreement(words.slice(1), from));
  }
  const { positionals, values } = readWords(words);
  const [topic, command, ...rest] = positionals;
  if (values.help || asksForHelp || topic === 'help') return say(USAGE);
  if (topic === 'bounce') {
    if (command !== undefined) throw new WrongUsage(`bounce takes no "${command}": the report comes on standard input`);
    return say(await (await import('./cli/read-bounce.js')).readBounce());
  }
  if (topic !== 'study') throw new WrongUsage(topic ? `there is no command "${topic}"` : 'which command?');
  const only = (allowed: (keyof typeof values)[], most: number): void => {
    const other = (Object.keys(values) as (keyof typeof values)[]).find((name) => !allowed.includes(name));
    if (other) throw new WrongUsage(`study ${command} has no --${other}`);
    if (rest.length > most) throw new WrongUsage(`study ${command} takes no "${rest[most]}"`);
  };
  const file = (): string => {
    if (!rest[0]) throw new WrongUsage(`study ${command} of which FILE?`);
    return rest[0];
  };
  switch (command) {
    case 'check':
      only([], 1);
      return say(await checkFile(file(), from));
    case 'import': {
      only(['starts-on'], 1);
      const startsOn = values['starts-on'];
      if (startsOn !== undefined && !z.iso.date().safeParse(startsOn).success)
        throw new WrongUsage(`"${startsOn}" is no date such as 2027-03-01`);
      return say(await (await moving()).importStudy(file(), from, startsOn));
    }
    case 'export': {
      only(['study'], values.study === undefined ? 2 : 1);
      return say(await (await moving()).exportStudy(whatToExport(rest, values.study), from));
    }
    case 'schema':
      only([], 0);
      return say(`${JSON.stringify(studyFileJsonSchema(), null, 2)}\n`);
    default:
      throw new WrongUsage(command ? `there is no command "study ${command}"` : 'study what?');
  }
}

function readWords(words: string[]): {
  positionals: string[];
  values: { help?: boolean; 'starts-on'?: string; study?: string };
} {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, 'starts-on': { type: 'string' }, study: { type: 'string' } },
    });
    return { positionals, values: { ...values } };
  } catch (fault) {
    throw new WrongUsage((fault as Error).message);
  }
}

/** An address (slug) has neither dot nor slash, so a word alone can be told. */
function whatToExport(words: string[], study: string | undefined): { study?: string; file?: string } {
  const [first, second] = words;
  if (second !== undefined && first !== undefined) return { study: first, file: second };
  const named = study === undefined ? {} : { study };
  if (first === undefined) return named;
  return study !== undefined || first === '-' || /[./\\]/.test(first) ? { ...named, file: first } : { study: first };
}

const say = (text: string): void => void process.stdout.write(text);
