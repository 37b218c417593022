import type {
  DrawnPanel,
  Infeasible,
  PoolFileQuestion,
  QuotaFileFault,
  QuotaName,
  QuotaProblem,
  Relaxation,
  RuleName,
} from '@lytt/selection';

const percent = (chance: number): string => `${(100 * chance).toFixed(2)} %`;
const some = (all: readonly (string | number)[]): string =>
  all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.join(', ');
const onLines = (lines: readonly number[]): string => `${lines.length === 1 ? 'line' : 'lines'} ${some(lines)}`;
const named = ({ attribute, value, and = [] }: QuotaName): string =>
  [{ attribute, value }, ...and].map((trait) => `${trait.attribute} = ${trait.value}`).join(' and ');

export function faultInWords(fault: QuotaFileFault): string {
  switch (fault.kind) {
    case 'malformed':
      return fault.message;
    case 'missingColumn':
      return `there is no column ${fault.column} (feature,value,min,max)`;
    case 'noRows':
      return 'there are no quotas';
    case 'blank':
      return `line ${fault.line}: ${fault.column} is blank`;
    case 'noWholeNumber':
      return `line ${fault.line}: ${fault.column} is a whole number from 0, not "${fault.text}"`;
    case 'duplicateQuota':
      return `line ${fault.line}: ${fault.attribute} = ${fault.value} has a quota already; which one holds?`;
    case 'unlikeCross':
      return `line ${fault.line}: as many values as features, please: ${fault.text}`;
  }
}

export function questionInWords(question: PoolFileQuestion): string {
  switch (question.kind) {
    case 'malformed':
      return question.message;
    case 'noRows':
      return 'there is nobody in it';
    case 'missingColumn':
      return `which column is "${question.column}"? There are ${some(question.columns)}`;
    case 'duplicateColumn':
      return `which of the columns "${question.column}" counts?`;
    case 'duplicateId':
      return `${onLines(question.lines)}: is ${question.id} one person or several?`;
    case 'blank':
      return `${onLines(question.lines)}: what is ${question.column}?`;
    case 'unnamedValue':
      return `${onLines(question.lines)}: no quota names ${question.attribute} = ${question.value}. Is one of ${some(question.named)} meant, or is a quota missing?`;
    case 'invalidRating':
      return `${onLines(question.lines)}: "${question.text}" is no rating from 1 to 5`;
  }
}

export function drawInWords(result: DrawnPanel): string {
  const { certificate, quotas } = result;
  const proof = result.complete ? 'closed' : 'time ran out';
  return lines([
    `panel: ${result.panel.join(', ')}`,
    ...(result.reserves.length > 0 ? [`reserves, in this order: ${result.reserves.join(', ')}`] : []),
    '',
    ...quotas.map(
      (quota) => `${named(quota)}: ${quota.drawn} seats (${quota.min} to ${quota.max}; ${quota.available} applicants)`,
    ),
    ...(result.rating ? [`total rating: ${result.rating.drawn} (at least ${result.rating.floor})`] : []),
    '',
    `chances: ${percent(result.minProbability)} to ${percent(result.maxProbability)}`,
    ...result.neverCauses.map(({ ids, causes }) => `in no valid panel: ${some(ids)} (${causes.map(rule).join('; ')})`),
    `method: ${result.method}, version ${result.version}`,
    `gap: ${result.gap.toPrecision(3)} of ${certificate.objective} (${proof})`,
    `seed: ${result.seed}`,
    `input: ${result.inputHash}`,
    `time: ${Math.round(result.ms)} ms`,
  ]);
}

export function refusalInWords({ problems, conflict, alternatives }: Infeasible): string {
  return lines([
    ...problems.map(problem),
    ...(conflict.length > 0 ? [`these exclude one another: ${conflict.map(rule).join('; ')}`] : []),
    ...alternatives.map((changes, at) => `${at === 0 ? 'smallest change' : 'or'}: ${changes.map(change).join('; ')}`),
  ]);
}

function change({ bound, from, to, ...quota }: Relaxation): string {
  return `${bound === 'min' ? 'minimum' : 'maximum'} of ${named(quota)} from ${from} to ${to}`;
}

function rule(name: RuleName): string {
  switch (name.rule) {
    case 'min':
      return `at least ${name.limit} with ${named(name.quota)}`;
    case 'max':
      return `at most ${name.limit} with ${named(name.quota)}`;
    case 'apart':
      return `one of ${some(name.persons)}`;
    case 'floor':
      return `total rating at least ${name.total}`;
    case 'pin':
      return `${some(name.persons)} in every panel`;
    case 'soft':
      return 'soft targets';
  }
}

function problem(found: QuotaProblem): string {
  switch (found.kind) {
    case 'noPanelFits':
      return 'each quota could be met, all together cannot';
    case 'tooFewAvailable':
      return `${named(found)}: ${found.min} seats, but ${found.available} applicants`;
    case 'minimaExceedSize':
      return `${found.attribute}: the minima sum to ${found.sum}, more than the ${found.size} seats`;
    case 'maximaBelowSize':
      return `${found.attribute}: the maxima sum to ${found.sum}, less than the ${found.size} seats`;
    case 'floorTooHigh':
      return `a total rating of ${found.floor} is out of reach; the best-rated have ${found.highest}`;
    case 'poolTooSmall':
      return `${found.available} applicants for ${found.size} seats`;
    case 'contradictoryQuota':
      return `${named(found)}: a minimum of ${found.min} and a maximum of ${found.max}`;
    default:
      // The files were read with all their questions answered; what is left speaks of rules that have no option here.
      return JSON.stringify(found);
  }
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
