import { defineTexts } from '../../../i18n/texts';

/** One sentence for each kind of problem; `quota` is its name, `people` how many it concerns. */
export const problemTexts = defineTexts({
  en: {
    emptyPool: 'Nobody has applied yet, or every applicant was refused.',
    invalidSize: 'The panel needs at least one seat.',
    poolTooSmall: '{size} seats, but only {available, plural, one {# applicant} other {# applicants}}.',
    duplicatePerson: 'Somebody is in the pool twice.',
    missingAttribute: '{people, plural, one {# applicant has} other {# applicants have}} no value for {attribute}.',
    unnamedValue:
      '{people, plural, one {# applicant has} other {# applicants have}} {attribute} “{value}”, which has no quota.',
    duplicateQuota: 'There are two quotas on {quota}.',
    contradictoryQuota: '{quota}: the minimum {min} and the maximum {max} contradict each other.',
    tooFewAvailable:
      '{quota}: at least {min} wanted, {available, plural, =0 {nobody} one {# person} other {# people}} can be drawn.',
    minimaExceedSize: '{attribute}: the minima sum to {sum}, but there are {size} seats.',
    maximaBelowSize: '{attribute}: the maxima sum to {sum}, too few for {size} seats.',
    noPanelFits: 'Each quota could be met alone, but no panel meets them all together.',
    unknownPerson: 'A rule names {people, plural, one {# person} other {# people}} who cannot be drawn any more.',
    pinnedAndExcluded:
      '{people, plural, one {# person is} other {# people are}} to be in the panel and left out at once.',
    tooManyPins: '{people, plural, one {# person is} other {# people are}} to be in, more than the {size} seats.',
    pinnedApart: 'Two people who are to be in the panel are also kept apart.',
    invalidRating: 'A rating is no number from 1 to 5.',
    invalidFloor: 'The floor on the rating is no whole number from 0.',
    invalidSlack: 'How far the wishes may be missed is no number from 0.',
    invalidSoft: '{quota}: the wish has no target or weight that can be read.',
    invalidFlex: '{quota}: how far a suggestion may go contradicts the minimum or the maximum.',
    repeatedAttribute: '{quota}: the crossed quota names the same attribute twice.',
    floorTooHigh: 'The floor of {floor} is out of reach: the best-rated panel has {highest}.',
  },
  nb: {
    emptyPool: 'Ingen har søkt ennå, eller alle søkere er avvist.',
    invalidSize: 'Panelet trenger minst én plass.',
    poolTooSmall: '{size} plasser, men bare {available, plural, one {# søker} other {# søkere}}.',
    duplicatePerson: 'Noen står to ganger blant søkerne.',
    missingAttribute: '{people, plural, one {# søker} other {# søkere}} mangler verdi for {attribute}.',
    unnamedValue:
      '{people, plural, one {# søker} other {# søkere}} har {attribute} «{value}», som ikke har noen kvote.',
    duplicateQuota: 'Det er to kvoter på {quota}.',
    contradictoryQuota: '{quota}: minimum {min} og maksimum {max} motsier hverandre.',
    tooFewAvailable:
      '{quota}: minst {min} er ønsket, {available, plural, =0 {ingen} one {# person} other {# personer}} kan trekkes.',
    minimaExceedSize: '{attribute}: minimumstallene er {sum} til sammen, men det er {size} plasser.',
    maximaBelowSize: '{attribute}: maksimumstallene er {sum} til sammen, for få til {size} plasser.',
    noPanelFits: 'Hver kvote kan oppfylles alene, men ikke noe panel oppfyller alle samtidig.',
    unknownPerson: 'En regel nevner {people, plural, one {# person} other {# personer}} som ikke lenger kan trekkes.',
    pinnedAndExcluded: '{people, plural, one {# person} other {# personer}} skal både være med og holdes utenfor.',
    tooManyPins: '{people, plural, one {# person} other {# personer}} skal være med, flere enn de {size} plassene.',
    pinnedApart: 'To som skal være med, skal også holdes fra hverandre.',
    invalidRating: 'En vurdering er ikke et tall fra 1 til 5.',
    invalidFloor: 'Gulvet for vurderingen er ikke et helt tall fra 0.',
    invalidSlack: 'Hvor langt fra ønskene panelet kan være, er ikke et tall fra 0.',
    invalidSoft: '{quota}: ønsket har ikke et mål og en vekt som kan leses.',
    invalidFlex: '{quota}: hvor langt et forslag kan gå, motsier minimum eller maksimum.',
    repeatedAttribute: '{quota}: den kryssede kvoten nevner samme egenskap to ganger.',
    floorTooHigh: 'Gulvet på {floor} er utenfor rekkevidde: det best vurderte panelet har {highest}.',
  },
});
