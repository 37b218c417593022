import { randomUUID } from 'node:crypto';
import { Behaviour, type AnswerForm, type AttributeEntry, type Language, type Localized } from '@lytt/shared';

/** Somebody who does not exist, on a seat of a copy that is taken back. */
export interface MadeUpPerson {
  seatId: string;
  personId: string;
  alias: string;
  behaviour: Behaviour;
  language: Language;
  timeZone: string;
  attributes: Record<string, string>;
}

const NAMES: Record<Behaviour, string> = {
  prompt: 'Prompt',
  late: 'Late',
  vague: 'Vague',
  silent: 'Silent',
  'drops-out': 'Dropping out',
};
const HOUR_MS = 3_600_000;

/** Each behaviour in each language; zones and attributes are dealt around, so that every segment has somebody. */
export function castOf(
  languages: readonly Language[],
  timeZones: readonly string[],
  attributes: readonly AttributeEntry[],
): MadeUpPerson[] {
  const roles = languages.flatMap((language) => Behaviour.options.map((behaviour) => ({ language, behaviour })));
  return roles.map(({ language, behaviour }, at) => ({
    seatId: randomUUID(),
    personId: randomUUID(),
    alias: `${NAMES[behaviour]} (${language})`,
    behaviour,
    language,
    timeZone: timeZones[at % timeZones.length] ?? 'UTC',
    attributes: Object.fromEntries(attributes.map(({ key, values }) => [key, values[at % values.length]?.value ?? ''])),
  }));
}

/** When somebody writes who met a question at `opened`; undefined: never. The late one has been reminded by then. */
export function writesAt(behaviour: Behaviour, opened: Date, closes: Date): Date | undefined {
  const after = (hours: number): Date =>
    new Date(Math.min(opened.getTime() + hours * HOUR_MS, closes.getTime() - 1000));
  if (behaviour === 'silent') return undefined;
  if (behaviour === 'late') return new Date(Math.max(opened.getTime() + 1000, closes.getTime() - 3 * HOUR_MS));
  return after({ prompt: 0.5, vague: 2, 'drops-out': 1 }[behaviour]);
}

/** The one who drops out does so in the first hour of what opens after the first day. */
export const leavesAt = (behaviour: Behaviour, day: number, opened: Date): Date | undefined =>
  behaviour === 'drops-out' && day > 1 ? new Date(opened.getTime() + HOUR_MS) : undefined;

const WORDS: Record<'full' | 'vague', Localized> = {
  full: {
    nb: 'Jeg husker en kveld da dette ble viktig for meg. Vi hadde ventet lenge på et svar, og da det kom, var det kort og vennlig. Siden har jeg fulgt med.',
    nn: 'Eg hugsar ein kveld då dette vart viktig for meg. Vi hadde venta lenge på eit svar, og då det kom, var det kort og venleg. Sidan har eg følgt med.',
    en: 'I remember an evening when this began to matter to me. We had waited long for an answer, and when it came it was short and kind. I have kept an eye on it since.',
  },
  vague: { nb: 'Vet ikke helt.', nn: 'Veit ikkje heilt.', en: 'Not sure really.' },
};

export const wordsOf = (behaviour: Behaviour, language: Language): string =>
  WORDS[behaviour === 'vague' ? 'vague' : 'full'][language] ?? '';

/** The controls of the form as somebody leaves them who takes the first choice, the middle of a scale, the order given. */
export function pickedIn(form: AnswerForm): Record<string, string[]> {
  switch (form.kind) {
    case 'choice':
      return { choice: form.choices.slice(0, 1).map(({ value }) => value) };
    case 'rating':
      return { rating: [String(Math.round((form.from + form.to) / 2))] };
    case 'ranking':
      return Object.fromEntries(form.choices.map(({ value }, at) => [`rank-${value}`, [String(at + 1)]]));
    default:
      return {};
  }
}
