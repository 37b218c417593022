import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { isUuid } from './uuid.js';

describe('an id', () => {
  it('is taken as the database writes it, in either case', () => {
    const id = randomUUID();
    expect([isUuid(id), isUuid(id.toUpperCase()), isUuid('00000000-0000-0000-0000-000000000000')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(['', 'start', `${randomUUID()}\n`, ` ${randomUUID()}`, randomUUID().replaceAll('-', ''), undefined, null, 7])(
    'is no other value, such as %j',
    (value) => expect(isUuid(value)).toBe(false),
  );

  it('has thirty-six signs and nothing before or after them', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 1 }), (id, more) => {
        expect([isUuid(id), isUuid(id + more), isUuid(more + id)]).toEqual([true, false, false]);
      }),
    );
  });
});
