import { placeChoices, PLACES, type Places } from './place-choices.js';
import type { Choice, ChoiceValue, SpecialChoice } from './choice.js';
import { isRaw, numberOf, type Raw } from './raw-json.js';
import { readEach, inEach, written, type InEachLanguage } from './screener-text.js';

const YES: InEachLanguage = { nb: 'Ja', nn: 'Ja', en: 'Yes' };
const NO: InEachLanguage = { nb: 'Nei', nn: 'Nei', en: 'No' };
/** In the order in which SurveyJS shows them. */
const SPECIAL: readonly { special: SpecialChoice; shownBy: readonly string[]; named: string; text: InEachLanguage }[] =
  [
    {
      special: 'none',
      shownBy: ['showNoneItem', 'hasNone'],
      named: 'noneText',
      text: { nb: 'Ingen', nn: 'Ingen', en: 'None' },
    },
    {
      special: 'refused',
      shownBy: ['showRefuseItem'],
      named: 'refuseText',
      text: { nb: 'Vil ikke oppgi', nn: 'Vil ikkje oppgi', en: 'Prefer not to say' },
    },
    {
      special: 'dontknow',
      shownBy: ['showDontKnowItem'],
      named: 'dontKnowText',
      text: { nb: 'Vet ikke', nn: 'Veit ikkje', en: 'Do not know' },
    },
    {
      special: 'other',
      shownBy: ['showOtherItem', 'hasOther'],
      named: 'otherText',
      text: { nb: 'Noe annet', nn: 'Noko anna', en: 'Something else' },
    },
  ];
const MOST_RATING_STEPS = 20;

/** Everything that may be chosen in a question, whatever has been answered: choices, steps of a rating, yes and no. */
export function choicesOf(type: string, element: Raw): Choice[] {
  if (type === 'boolean')
    return [
      { value: valueOr(element['valueTrue'], true), text: written(element['labelTrue'], YES) },
      { value: valueOr(element['valueFalse'], false), text: written(element['labelFalse'], NO) },
    ];
  if (type === 'rating') return stepsOf(element);
  const places = PLACES.find((one) => one === element['places']);
  return [...(places ? placesOnce(places) : []), ...listed(element['choices']), ...specialOf(element)];
}

const made = new Map<Places, Choice[]>();
function placesOnce(places: Places): Choice[] {
  const known = made.get(places) ?? placeChoices(places);
  made.set(places, known);
  return known;
}

const isValue = (value: unknown): value is ChoiceValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const valueOr = (value: unknown, otherwise: ChoiceValue): ChoiceValue => (isValue(value) ? value : otherwise);

const listed = (choices: unknown): Choice[] =>
  (Array.isArray(choices) ? (choices as unknown[]) : []).flatMap((choice) => {
    const value = isRaw(choice) ? choice['value'] : choice;
    if (!isValue(value)) return [];
    return [{ value, text: readEach((isRaw(choice) ? choice['text'] : undefined) ?? String(value)) }];
  });

const specialOf = (element: Raw): Choice[] =>
  SPECIAL.filter(({ shownBy }) => shownBy.some((key) => element[key] === true)).map(({ special, named, text }) => ({
    value: special,
    special,
    text: written(element[named], text),
  }));

function stepsOf(element: Raw): Choice[] {
  const own = listed(element['rateValues']);
  if (own.length > 0) return own;
  const from = numberOf(element['rateMin']) ?? 1;
  const to = numberOf(element['rateMax']) ?? 5;
  const step = numberOf(element['rateStep']) ?? 1;
  const least = readEach(element['minRateDescription']);
  const most = readEach(element['maxRateDescription']);
  const count = step > 0 ? Math.min(MOST_RATING_STEPS, Math.max(0, Math.floor((to - from) / step + 1e-9) + 1)) : 0;
  return Array.from({ length: count }, (_, at) => {
    const value = Number((from + at * step).toFixed(6));
    const meaning = at === 0 ? least : at === count - 1 ? most : undefined;
    return {
      value,
      text: inEach((language) => (meaning?.[language] ? `${value} · ${meaning[language]}` : String(value))),
    };
  });
}
