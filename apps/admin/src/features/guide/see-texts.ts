import { defineTexts } from '../../i18n/texts';

export const seeTexts = defineTexts({
  en: {
    heading: 'See as participant',
    about:
      '“{title}” as it is saved, for somebody whom it asks and whose turn it is. Two made-up people have answered. Nothing of this touches the study.',
    day: 'Day',
    time: 'Time in {zone}',
    noTime: 'Give a time such as 09:00.',
    answered: 'Has answered',
    language: 'Language of the page',
    none: 'There is no such page for participants then. It opens {opens}.',
    frame: 'The participant’s page: {title}',
  },
  nb: {
    heading: 'Se som deltaker',
    about:
      '«{title}» slik det er lagret, for en som blir spurt og står for tur. To oppdiktede personer har svart. Ingenting av dette rører studien.',
    day: 'Dag',
    time: 'Klokkeslett i {zone}',
    noTime: 'Skriv et klokkeslett som 09:00.',
    answered: 'Har svart',
    language: 'Språket på siden',
    none: 'Deltakerne har ingen slik side da. Den åpner {opens}.',
    frame: 'Deltakerens side: {title}',
  },
});
