import { scoreText } from './index.js';

const label = (text: string, language: 'nb' | 'nn' = 'nb') => scoreText(text, language).label;
const said = (text: string, language: 'nb' | 'nn' = 'nb') => scoreText(text, language).words.map((word) => word.text);

describe('scoring a Norwegian answer', () => {
  it('hears praise and blame', () => {
    expect(label('Saksbehandleren var hyggelig og flink.')).toBe('positive');
    expect(label('Skjemaet var tungvint og uforståelig.')).toBe('negative');
  });

  it('keeps an answer without sentiment words apart from a neutral one', () => {
    expect(scoreText('Jeg bor i Molde og tar bussen til jobben.', 'nb')).toMatchObject({
      label: 'none',
      score: 0,
      words: [],
    });
    const mixed = scoreText('Parken er fin. Lekeplassen er slitsom.', 'nb');
    expect(mixed).toMatchObject({ label: 'neutral', score: 0 });
    expect(mixed.words).toHaveLength(2);
  });

  it('calls an empty answer none', () => expect(label('')).toBe('none'));

  it.each([
    'god',
    'gode',
    'godt',
    'bedre',
    'best',
    'trygge',
    'tryggeste',
    'tydelig',
    'tydeligere',
    'vakre',
    'engasjerende',
  ])('knows the form %s', (form) => expect(label(`Den er ${form}`)).toBe('positive'));

  it.each([
    ['Det er ikke bra', 'negative'],
    ['Jeg føler meg ikke trygg om kvelden', 'negative'],
    ['Jeg liker ikke den nye ordningen', 'negative'],
    ['Den liker jeg ikke', 'negative'],
    ['Vi ble aldri hørt, og det er ingen trygghet her', 'negative'],
    ['Møtet var uten respekt', 'negative'],
    ['Jeg er ikke misfornøyd', 'positive'],
  ] as const)('turns a negated word round: %s', (text, expected) => expect(label(text)).toBe(expected));

  it('says that a word was negated', () => {
    expect(scoreText('Bussen er ikke trygg', 'nb').words).toEqual([
      { from: 15, to: 20, text: 'trygg', value: -1.5, because: 'negated' },
    ]);
  });

  it('does not carry a negation into the next clause or sentence', () => {
    expect(label('Ikke i går, bra i dag')).toBe('positive');
    expect(scoreText('Det skjer ikke. Bra!', 'nb').words.at(-1)).toEqual({ from: 16, to: 19, text: 'Bra', value: 2 });
  });

  it('does not take «ikke bare», «ikke minst» and «uten tvil» for negations', () => {
    for (const words of ['ikke bare', 'ikke minst', 'uten tvil'])
      expect(label(`Det er ${words} trygt`)).toBe('positive');
  });

  it('hears praise in «aldri har jeg fått så …»', () => {
    expect(label('Aldri har jeg fått så god service')).toBe('positive');
  });

  it('hears good news in «ingen problemer» and «ikke så verst»', () => {
    expect(label('Det var ingen problemer med timen')).toBe('positive');
    expect(label('Tilbudet er ikke så verst')).toBe('positive');
  });

  it('hears that something good is missing, and that something bad is', () => {
    expect(label('Det mangler god informasjon')).toBe('negative');
    expect(label('Jeg har lite tillit til dem')).toBe('negative');
    expect(label('Det er blitt færre ulykker')).toBe('positive');
  });

  it('does not take a wish for praise', () => {
    expect(label('Jeg skulle ønske det var tryggere her')).toBe('negative');
    expect(label('Tilbudet kunne vært bedre')).toBe('negative');
    expect(label('De burde vært flinkere til å informere')).toBe('negative');
  });

  it('lets words of degree strengthen and weaken', () => {
    const [plain, strong, weak] = ['Det er bra', 'Det er veldig bra', 'Det er litt bra'].map((text) =>
      scoreText(text, 'nb'),
    );
    expect(strong?.score).toBeGreaterThan(plain?.score ?? 0);
    expect(weak?.score).toBeLessThan(plain?.score ?? 0);
    expect(strong?.words[0]?.because).toBe('intensified');
    expect(weak?.words[0]?.because).toBe('weakened');
  });

  it('gives what follows «men» more weight than what stands before', () => {
    expect(label('Legen var fin, men ventetiden var et problem')).toBe('negative');
    expect(label('Ventetiden var et problem, men legen var fin og dyktig')).toBe('positive');
  });

  it.each([
    ['kjempefornøyd', 'positive'],
    ['superkoselig', 'positive'],
    ['ukomfortabelt', 'negative'],
    ['respektløst', 'negative'],
    ['problemfritt', 'positive'],
    ['parkeringsproblemer', 'negative'],
  ] as const)('takes the compound %s apart', (word, expected) => expect(label(`Det er ${word}`)).toBe(expected));

  it('finds a phrase with a word of degree or a negator inside', () => {
    expect(said('Jeg setter virkelig pris på dere')).toEqual(['setter virkelig pris på']);
    expect(label('Jeg setter ikke pris på dette')).toBe('negative');
  });

  it('reads emoji, faces and drawn-out words', () => {
    expect(label('Bussen igjen 😡')).toBe('negative');
    expect(label('Bussen igjen :-)')).toBe('positive');
    expect(label('Det er braaaaa')).toBe('positive');
  });

  it('does not read addresses', () => expect(label('Se https://bra.example/god eller god@example.org')).toBe('none'));

  it('keeps the score between −5 and 5 and otherwise equal to the sum of its words', () => {
    expect(scoreText('fantastisk '.repeat(50), 'nb').score).toBe(5);
    expect(scoreText('elendig '.repeat(50), 'nb').score).toBe(-5);
    const mixed = scoreText('Fin park, men ganske dårlig vei og lang kø.', 'nb');
    expect(mixed.score).toBeCloseTo(
      mixed.words.reduce((sum, word) => sum + word.value, 0),
      6,
    );
  });

  it('leaves common words alone that a rule of inflection would reach', () => {
    for (const word of ['hatt', 'grunn', 'mor', 'leser', 'lande', 'hest', 'emne', 'kongen', 'møre']) {
      expect(scoreText(word, 'nb').words).toEqual([]);
    }
  });
});

describe('scoring a Nynorsk answer', () => {
  it.each([
    ['Eg er godt nøgd med kommunen', 'positive'],
    ['Folk her er venlege og hjelpsame', 'positive'],
    ['Det har vorte mykje betre', 'positive'],
    ['Dette er ikkje bra nok', 'negative'],
    ['Eg likar ikkje den nye ordninga', 'negative'],
    ['Skjemaet var vanskeleg å forstå', 'negative'],
    ['Dei svarar aldri', 'negative'],
    ['Det var respektlaust og keisamt', 'negative'],
    ['Møtet var utan respekt', 'negative'],
    ['Eg bur på Voss og arbeider på skulen', 'none'],
  ] as const)('hears «%s»', (text, expected) => expect(label(text, 'nn')).toBe(expected));
});
