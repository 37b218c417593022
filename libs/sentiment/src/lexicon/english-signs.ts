import { SIGN, type Sign } from './lexicon.js';

/** English words that change the words around them. */
const GROUPS: readonly (readonly [Sign, string])[] = [
  [
    SIGN.not,
    `not no never none nobody nothing neither nor without hardly barely scarcely cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't arent aren't wasnt wasn't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't hasnt hasn't havent haven't hadnt hadn't aint ain't mustn't needn't far_from anything_but no_one not_very not_really not_particularly not_exactly not_at_all rarely seldom`,
  ],
  [SIGN.un, 'less least too_little not_so'],
  [
    SIGN.very,
    'very really extremely incredibly absolutely totally completely utterly highly so truly especially particularly exceptionally remarkably super way too much far most definitely deeply thoroughly seriously insanely entirely damn fucking freaking',
  ],
  [
    SIGN.rather,
    'somewhat slightly fairly rather quite partly a_bit a_little kind_of sort_of kinda sorta relatively mostly almost nearly barely maybe perhaps possibly moderately',
  ],
  [SIGN.but, 'but however yet nevertheless though'],
  [SIGN.clause, 'because although while whereas unless'],
  [SIGN.lack, 'lacks lack lacking lacked lack_of loses lost losing needs need missing absence_of without_any'],
  [
    SIGN.rid,
    'avoids prevents prevented reduce reduces reduced fewer removes removed solves solved fixed fixes free_of rid_of eliminated',
  ],
  [
    SIGN.wish,
    'could_have should should_be should_have could_be could_have_been could_have_used would_be_nice would_have_been wish wished wishing if_only hoped hoping hope must_be needs_to_be would_have_liked',
  ],
];

export const ENGLISH_SIGNS: ReadonlyMap<string, Sign> = new Map(
  GROUPS.flatMap(([sign, words]) => words.split(' ').map((word) => [word.replaceAll('_', ' '), sign] as const)),
);

/** Here the negator negates nothing. */
export const NOT_NEGATING: readonly string[] =
  'more or less|never had such|never had so|never been so|never felt so|never seen such|not only|not just|not to mention|no doubt|no wonder|no matter|if not|why not|nothing but|nothing less than|not least|none other|no longer than|so far|so that|so much as|too as well|as much as|most of|not sure|so long|so called'.split(
    '|',
  );
