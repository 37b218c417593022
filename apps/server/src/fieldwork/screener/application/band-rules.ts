import { Injectable } from '@nestjs/common';
import {
  PLACE_RULES,
  textFor,
  type AttributeEntry,
  type Localized,
  type screenerRoutes,
  type ViewOf,
} from '@lytt/shared';
import { Studies } from '../../study/study.facade.js';
import { PLACE } from '../domain/place-rules.js';
import { ageBands } from '../domain/ready-questions-person.js';
import { Screeners } from './screeners.js';

type Rules = ViewOf<typeof screenerRoutes.rules>['items'];
type Band = AttributeEntry['values'][number];

/** Says how each derived attribute comes about, so that a researcher who sets a quota knows who is counted in it. */
@Injectable()
export class BandRules {
  constructor(
    private readonly studies: Studies,
    private readonly screeners: Screeners,
  ) {}

  /** Bands of age are the study's own where it has some, else those of the ready question. */
  async list(studyId: string): Promise<Rules> {
    const { startsOn } = await this.studies.facts(studyId);
    const year = Number(startsOn.slice(0, 4));
    const { attributes } = await this.screeners.definition(studyId);
    const own = attributes.filter((attribute) => attribute.derive === 'age').flatMap((attribute) => attribute.values);
    const bands = own.length > 0 ? own : ageBands();
    return [
      { derive: 'age', values: bands.map((band) => ({ ...said(band), rule: ageRule(band, year) })) },
      ...PLACE_RULES.map((derive) => ({
        derive,
        values: PLACE[derive].values.map((one) => ({
          ...said(one),
          rule: forStaff(one.rule),
        })),
      })),
    ];
  }
}

const forStaff = (text: Localized): { nb: string; en: string } => ({
  nb: textFor(text, 'nb'),
  en: textFor(text, 'en'),
});

const said = ({
  value,
  label,
}: Pick<Band, 'value' | 'label'>): { value: string; label: { nb: string; en: string } } => ({
  value,
  label: forStaff(label),
});

/** Age is the years reached in the year the study starts (see deriveAttributes), so a band is a stretch of birth years. */
function ageRule({ from, to }: Band, year: number): { nb: string; en: string } {
  const oldest = to === undefined ? undefined : year - to;
  const youngest = from === undefined ? undefined : year - from;
  if (oldest !== undefined && youngest !== undefined)
    return {
      nb: `Født fra ${oldest} til ${youngest}: fyller ${from} til ${to} år i løpet av ${year}.`,
      en: `Born from ${oldest} to ${youngest}: turns ${from} to ${to} in the course of ${year}.`,
    };
  if (youngest !== undefined)
    return {
      nb: `Født i ${youngest} eller før: fyller minst ${from} år i løpet av ${year}.`,
      en: `Born in ${youngest} or earlier: turns at least ${from} in the course of ${year}.`,
    };
  if (oldest !== undefined)
    return {
      nb: `Født i ${oldest} eller etter: fyller høyst ${to} år i løpet av ${year}.`,
      en: `Born in ${oldest} or later: turns at most ${to} in the course of ${year}.`,
    };
  return { nb: 'Alle som oppgir fødselsår.', en: 'Everybody who gives a year of birth.' };
}
