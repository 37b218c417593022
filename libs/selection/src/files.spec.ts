import fc from 'fast-check';
import { readPool, readQuotas, writePool, writeQuotas } from './index.js';

describe('a file of quotas', () => {
  const quotas = [
    { attribute: 'gender', value: 'female', min: 9, max: 20 },
    { attribute: 'gender', value: 'male', min: 9, max: 20 },
  ];

  it.each([
    ['feature,value,min,max'],
    ['category,name,min,max'],
    ['category,feature,min,max'],
    ['Category,FEATURE,Min,MAX'],
    ['\uFEFFfeature,value,min,max'],
  ])('is read with the heading %s', (heading) => {
    expect(readQuotas(`${heading}\ngender,female,9,20\ngender, male ,9,20\n`)).toEqual({ quotas, faults: [] });
  });

  it('takes one name in two spellings for one, spelt as it was first', () => {
    const text = 'feature,value,min,max\nGender,Woman,1,2\ngender,MAN,1,2\nAge × gender,Old × woman,0,1\n';
    expect(readQuotas(text)).toEqual({
      faults: [],
      quotas: [
        { attribute: 'Gender', value: 'Woman', min: 1, max: 2 },
        { attribute: 'Gender', value: 'MAN', min: 1, max: 2 },
        { attribute: 'Age', value: 'Old', and: [{ attribute: 'Gender', value: 'Woman' }], min: 0, max: 1 },
      ],
    });
    expect(readQuotas('feature,value,min,max\nGender,Woman,1,2\ngender, woman ,0,2\n').faults).toEqual([
      { kind: 'duplicateQuota', line: 3, attribute: 'Gender', value: 'Woman' },
    ]);
  });

  it('is read with semicolons, other columns and flexes, set or not', () => {
    const text = 'feature;value;note;min;max;min_flex;max_flex\ngender;female;;9;20;7;\ngender;male;x;9;20;;-1\n';
    expect(readQuotas(text)).toEqual({ quotas: [{ ...quotas[0], minFlex: 7 }, quotas[1]], faults: [] });
  });

  it('comes back as it was written', () => {
    const name = fc.stringMatching(/^[a-zæøå0-9,;"' +=-]{1,8}$/).map((text) => `n${text}n`);
    const one = fc.record({ attribute: name, value: name, min: fc.nat(9), max: fc.nat(9) });
    const crossed = fc.record({
      attribute: name,
      value: name,
      and: fc.array(fc.record({ attribute: name, value: name }), { minLength: 1, maxLength: 2 }),
      min: fc.nat(9),
      max: fc.nat(9),
      minFlex: fc.nat(3),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(one, crossed), { selector: ({ attribute }) => attribute, minLength: 1 }),
        (all) => {
          expect(readQuotas(writeQuotas(all))).toEqual({ quotas: all, faults: [] });
        },
      ),
    );
  });

  it('is refused line by line', () => {
    expect(readQuotas('feature,value,min\n').faults).toEqual([{ kind: 'missingColumn', column: 'max' }]);
    expect(readQuotas('').faults).toHaveLength(4);
    expect(readQuotas('feature,value,min,max\n').faults).toEqual([{ kind: 'noRows' }]);
    expect(readQuotas('feature,value,min,max\n"a').faults).toMatchObject([{ kind: 'malformed' }]);
    const text = ['feature,value,min,max', 'a,x,1,2', 'a,x,1,2', '', 'a,,1,2', 'a,y,one,2', 'a × b,x,1,2'].join('\n');
    expect(readQuotas(text).faults).toEqual([
      { kind: 'duplicateQuota', line: 3, attribute: 'a', value: 'x' },
      { kind: 'blank', line: 5, column: 'value' },
      { kind: 'noWholeNumber', line: 6, column: 'min', text: 'one' },
      { kind: 'unlikeCross', line: 7, text: 'a × b: x' },
    ]);
  });
});

describe('a file of people', () => {
  const quotas = [
    { attribute: 'Gender', value: 'Female' },
    { attribute: 'Gender', value: 'Male' },
  ];

  it('is read with the spelling of the quotas, whatever the case in the file', () => {
    expect(readPool('ID,gender,shoe\nx1,FEMALE,38\nx2, male,44\n', { quotas })).toEqual({
      pool: [
        { id: 'x1', values: { Gender: 'Female' } },
        { id: 'x2', values: { Gender: 'Male' } },
      ],
      questions: [],
    });
  });

  it('numbers people who have no id, and takes ids and ratings from the columns it is told', () => {
    expect(readPool('gender\nmale\n', { quotas }).pool).toEqual([{ id: '1', values: { Gender: 'Male' } }]);
    const told = readPool('mail,gender,score\na@x,male,4\nb@x,male,\n', { quotas, id: 'Mail', rating: 'score' });
    expect(told).toEqual({
      pool: [
        { id: 'a@x', values: { Gender: 'Male' }, rating: 4 },
        { id: 'b@x', values: { Gender: 'Male' } },
      ],
      questions: [],
    });
  });

  it('asks about a value that no quota names, once for all its lines', () => {
    const { questions } = readPool('id,gender\na,woman\nb,male\nc,woman\n', { quotas });
    expect(questions).toEqual([
      { kind: 'unnamedValue', attribute: 'Gender', value: 'woman', lines: [2, 4], named: ['Female', 'Male'] },
    ]);
  });

  it('asks about blanks, people who come twice, ratings that are none and columns that are missing or double', () => {
    const text = 'id,gender,score\na,,6\na,male,2\n,male,x\n';
    expect(readPool(text, { quotas, rating: 'score' }).questions).toEqual([
      { kind: 'blank', column: 'Gender', lines: [2] },
      { kind: 'invalidRating', text: '6', lines: [2] },
      { kind: 'blank', column: 'id', lines: [4] },
      { kind: 'invalidRating', text: 'x', lines: [4] },
      { kind: 'duplicateId', id: 'a', lines: [2, 3] },
    ]);
    expect(readPool('id,sex\na,male\n', { quotas }).questions).toEqual([
      { kind: 'missingColumn', column: 'Gender', columns: ['id', 'sex'] },
    ]);
    expect(readPool('id,gender,Gender\na,male,male\n', { quotas }).questions).toEqual([
      { kind: 'duplicateColumn', column: 'Gender' },
    ]);
    expect(readPool('id,gender\n', { quotas }).questions).toEqual([{ kind: 'noRows' }]);
  });

  it('comes back as it was written', () => {
    const pool = [
      { id: '=1+1', values: { gender: 'a "b", c', region: 'nord\nvest' }, rating: 3 },
      { id: '-2', values: { gender: '+47', region: 'æ' } },
    ];
    expect(readPool(writePool(pool), { rating: 'rating' })).toEqual({ pool, questions: [] });
  });
});
