import type { ScreenerSection } from '@lytt/shared';
import { elementsIn } from './form-elements.js';
import { isPlaceKind, PLACE } from './place-rules.js';
import type { Say } from './screener-fault.js';

/** An attribute of place follows from a municipality, and has the values that the rule can give. */
export function checkPlaceAttributes({ form, attributes }: ScreenerSection, say: Say): void {
  const asked = new Map(elementsIn(form).map(({ element }) => [element.name, element['places']]));
  for (const [at, { derive, question, values }] of attributes.entries()) {
    if (!isPlaceKind(derive)) continue;
    // A question that is not there at all is told by the check of every attribute.
    if (asked.has(question) && asked.get(question) !== 'municipality')
      say(
        `attributes.${at}.question`,
        `"${derive}" follows from a municipality; "${question}" needs places: municipality.`,
      );
    const known = PLACE[derive].values.map((one) => one.value);
    for (const [place, { value }] of values.entries())
      if (!known.includes(value))
        say(
          `attributes.${at}.values.${place}.value`,
          `"${value}" is no value of the rule "${derive}", which gives ${known.join(', ')}.`,
        );
  }
}
