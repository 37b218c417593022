import { randomUUID } from 'node:crypto';
import { Behaviour, type AnswerForm, type AttributeEntry, type Language, type SkipReason } from '@lytt/shared';
import type { QuestionView } from '../fieldwork/guide/guide.facade.js';

/** Somebody who does not exist, on a seat of a copy that is taken back. */
export interface MadeUpPerson {
  seatId: string;
  personId: string;
  alias: string;
  behaviour: Behaviour;
  language: Language;
  timeZone: string;
  /** The hour of their one mail a day; null: when something happens. */
  mailHour: number | null;
  attributes: Record<string, string>;
}

/** Their mails greet them by it. */
const NAMES: Record<Behaviour, Record<Language, string>> = {
  prompt: { nb: 'Rask', nn: 'Rask', en: 'Prompt' },
  late: { nb: 'Sen', nn: 'Sein', en: 'Late' },
  vague: { nb: 'Uklar', nn: 'Uklar', en: 'Vague' },
  silent: { nb: 'Taus', nn: 'Taus', en: 'Silent' },
  'drops-out': { nb: 'Faller fra', nn: 'Fell frå', en: 'Dropping out' },
};
const HOUR_MS = 3_600_000;
/** The copy's clock goes on while a moment is played. */
const BEFORE_CLOSING_MS = 60_000;
/** After work, before the study goes quiet. */
const OWN_HOUR = 18;

/**
 * Each behaviour in each language, in turn written to when something happens and in one mail a day; a study of one language
 * gets both of each. Zones and attributes are dealt around, so that every segment has somebody.
 */
export function castOf(
  languages: readonly Language[],
  timeZones: readonly string[],
  attributes: readonly AttributeEntry[],
): MadeUpPerson[] {
  const roles = (languages.length === 1 ? [...languages, ...languages] : languages).flatMap((language) =>
    Behaviour.options.map((behaviour) => ({ language, behaviour })),
  );
  return roles.map(({ language, behaviour }, at) => {
    const mailHour = at % 2 === 0 ? null : OWN_HOUR;
    return {
      seatId: randomUUID(),
      personId: randomUUID(),
      alias: `${NAMES[behaviour][language]} (${mailHour === null ? language : `${language}, ${mailHour}:00`})`,
      behaviour,
      language,
      // Two at a time, or a zone would go with a way of being written to.
      timeZone: timeZones[Math.floor(at / 2) % timeZones.length] ?? 'UTC',
      mailHour,
      attributes: Object.fromEntries(
        attributes.map(({ key, values }) => [key, values[at % values.length]?.value ?? '']),
      ),
    };
  });
}

/** When somebody writes who met a question at `opened`; undefined: never. The late one has been reminded by then. */
export function writesAt(behaviour: Behaviour, opened: Date, closes: Date): Date | undefined {
  const after = (hours: number): Date =>
    new Date(Math.min(opened.getTime() + hours * HOUR_MS, closes.getTime() - BEFORE_CLOSING_MS));
  if (behaviour === 'silent') return undefined;
  if (behaviour === 'late') return new Date(Math.max(opened.getTime() + 1000, closes.getTime() - 3 * HOUR_MS));
  return after({ prompt: 0.5, vague: 2, 'drops-out': 1 }[behaviour]);
}

/** The one who drops out does so in the first hour of what opens after the first day. */
export const leavesAt = (behaviour: Behaviour, day: number, opened: Date): Date | undefined =>
  behaviour === 'drops-out' && day > 1 ? new Date(opened.getTime() + HOUR_MS) : undefined;

/** The vague one passes on some, but not where a moderator has prepared to ask once more. */
export const passesWith = (
  behaviour: Behaviour,
  { position, skippable, probes }: Pick<QuestionView, 'position' | 'skippable' | 'probes'>,
): SkipReason | null =>
  behaviour === 'vague' && skippable && probes.length === 0 && position % 3 === 2 ? 'not-relevant' : null;

/** A moderator who reads it asks the vague one what was prepared; undefined: nobody asks. */
export const probedAt = (
  behaviour: Behaviour,
  { probes }: Pick<QuestionView, 'probes'>,
  answered: Date,
): Date | undefined =>
  behaviour === 'vague' && probes.length > 0 ? new Date(answered.getTime() + 2 * HOUR_MS) : undefined;

/** Asked once more, the vague one tells. */
export const answersProbeAt = (probed: Date): Date => new Date(probed.getTime() + 4 * HOUR_MS);

/** A moderator answers the prompt one's first words; undefined: nobody does. */
export const repliedToAt = (behaviour: Behaviour, isFirst: boolean, answered: Date): Date | undefined =>
  behaviour === 'prompt' && isFirst ? new Date(answered.getTime() + HOUR_MS) : undefined;

const MODERATOR: Record<Language, string> = {
  nb: 'Takk! Det var fint fortalt.',
  nn: 'Takk! Det var fint fortalt.',
  en: 'Thank you! That was well told.',
};
export const moderatorsWordsIn = (language: Language): string => MODERATOR[language];

const WORDS: Record<'full' | 'vague', Record<Language, string>> = {
  full: {
    nb: 'Jeg husker en kveld da dette ble viktig for meg. Vi hadde ventet lenge på et svar, og da det kom, var det kort og vennlig. Siden har jeg fulgt med.',
    nn: 'Eg hugsar ein kveld då dette vart viktig for meg. Vi hadde venta lenge på eit svar, og då det kom, var det kort og venleg. Sidan har eg følgt med.',
    en: 'I remember an evening when this began to matter to me. We had waited long for an answer, and when it came it was short and kind. I have kept an eye on it since.',
  },
  vague: { nb: 'Vet ikke helt.', nn: 'Veit ikkje heilt.', en: 'Not sure really.' },
};

export const wordsOf = (behaviour: Behaviour, language: Language): string =>
  WORDS[behaviour === 'vague' ? 'vague' : 'full'][language];

export const fullWordsIn = (language: Language): string => WORDS.full[language];

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
