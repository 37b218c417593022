import type { AnswerForm } from '@lytt/shared';

/** What an answer holds beside its words. */
export type Chosen =
  { kind: 'choice'; values: string[] } | { kind: 'rating'; value: number } | { kind: 'ranking'; values: string[] };

/** What stands in a form's controls by their names, finished or not, so that it can be shown again as it was. */
export type Picked = Readonly<Record<string, readonly string[]>>;

export type ChosenFault = 'choose-one' | 'choose-some' | 'rate' | 'rank-all' | 'rank-twice';
export type ReadChosen = { chosen: Chosen | null } | { fault: ChosenFault };

const CONTROL = /^(?:choice|rating|(?:rank|alt)-[A-Za-z0-9][A-Za-z0-9_-]{0,59})$/;
const MOST_CONTROLS = 40;
const MOST_VALUES = 30;
const LONGEST_VALUE = 300;

/** The controls among the fields of a form; anything else, and anything too much of it, is left behind. */
export function readPicked(fields: Readonly<Record<string, unknown>> | undefined): Picked {
  const controls = Object.entries(fields ?? {}).filter(([name]) => CONTROL.test(name));
  return Object.fromEntries(
    controls.slice(0, MOST_CONTROLS).map(([name, value]) => [
      name,
      [value]
        .flat()
        .filter((one): one is string => typeof one === 'string')
        .map((one) => one.replaceAll('\u0000', '').slice(0, LONGEST_VALUE))
        .slice(0, MOST_VALUES),
    ]),
  );
}

export const isBlank = (picked: Picked): boolean => Object.values(picked).every((values) => values.join('') === '');

export function readChosen(form: AnswerForm, picked: Picked): ReadChosen {
  switch (form.kind) {
    case 'choice': {
      const wanted = new Set(picked['choice'] ?? []);
      const values = form.choices.map(({ value }) => value).filter((value) => wanted.has(value));
      if (values.length === 0 || (!form.several && values.length > 1))
        return { fault: form.several ? 'choose-some' : 'choose-one' };
      return { chosen: { kind: 'choice', values } };
    }
    case 'rating': {
      const value = Number(picked['rating']?.[0] || Number.NaN);
      const isOnScale = Number.isInteger(value) && value >= form.from && value <= form.to;
      return isOnScale ? { chosen: { kind: 'rating', value } } : { fault: 'rate' };
    }
    case 'ranking': {
      const places = form.choices.map(({ value }) => Number(picked[`rank-${value}`]?.[0] || Number.NaN));
      const isPlace = (place: number): boolean => Number.isInteger(place) && place >= 1 && place <= places.length;
      if (!places.every(isPlace)) return { fault: 'rank-all' };
      if (new Set(places).size < places.length) return { fault: 'rank-twice' };
      const order = form.choices.map(({ value }, at) => ({ value, place: places[at] ?? 0 }));
      return {
        chosen: { kind: 'ranking', values: order.sort((a, b) => a.place - b.place).map(({ value }) => value) },
      };
    }
    default:
      return { chosen: null };
  }
}

/** What the controls must hold to say the same again. */
export function pickedOf(chosen: Chosen | null): Picked {
  switch (chosen?.kind) {
    case 'choice':
      return { choice: chosen.values };
    case 'rating':
      return { rating: [String(chosen.value)] };
    case 'ranking':
      return Object.fromEntries(chosen.values.map((value, at) => [`rank-${value}`, [String(at + 1)]]));
    default:
      return {};
  }
}
