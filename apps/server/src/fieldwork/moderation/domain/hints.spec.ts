import { hintsOf } from './hints.js';

describe('hints to a moderator', () => {
  it.each([
    ['Greit nok.', ['short']],
    ['👍', ['short']],
    ['Tja, kanskje.', ['short', 'hedged']],
    ['Eg veit ikkje heilt kva eg skal svare, men sida er no i alle fall oppdatert kvar veke.', ['hedged']],
    [
      'I don’t know whether anybody at the town hall reads the comments, but I keep writing them all the same.',
      ['hedged'],
    ],
    ['Jeg følger siden fordi de svarer samme dag, også når spørsmålet er dumt.', []],
    // No hedge inside a longer word.
    ['Kanskjestemninga på møtet var verre enn teksten deres, og det sa jeg i kommentarfeltet etterpå.', []],
  ])('finds in %j %j', (answer, found) => expect(hintsOf(answer)).toEqual(found));
});
