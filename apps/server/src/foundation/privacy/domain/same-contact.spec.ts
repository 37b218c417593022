import fc from 'fast-check';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import { sameMailboxKey, samePhoneKey } from './same-contact.js';

describe('the same mailbox', () => {
  it.each([
    ['Kari.Nordmann@Gmail.com', 'karinordmann@gmail.com'],
    ['karinordmann+studie@googlemail.com', 'karinordmann@gmail.com'],
    [' kari@example.org ', 'KARI@EXAMPLE.ORG'],
    ['kari+a@outlook.com', 'kari@outlook.com'],
  ])('%s is %s', (one, other) => expect(sameMailboxKey(one)).toBe(sameMailboxKey(other)));

  it.each([
    ['kari.n@example.org', 'karin@example.org'],
    ['kari+a@example.org', 'kari@example.org'],
    ['kari.n@outlook.com', 'karin@outlook.com'],
    ['+@gmail.com', '.@gmail.com'],
  ])('%s is not %s: elsewhere dots and plus signs part people', (one, other) =>
    expect(sameMailboxKey(one)).not.toBe(sameMailboxKey(other)),
  );

  const address = fc
    .tuple(
      fc.string({ unit: fc.constantFrom('a', 'B', '.', '+', ' ', 'ø', '@'), maxLength: 8 }),
      fc.constantFrom('@gmail.com', '@GoogleMail.com', '@live.com', '@example.org', ''),
    )
    .map((parts) => parts.join(''));
  it('is found again from its own key', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ unit: 'binary' })), (text) =>
        expect(sameMailboxKey(sameMailboxKey(text))).toBe(sameMailboxKey(text)),
      ),
    );
  });
});

describe('the same phone', () => {
  it('has many ways of being written', () => {
    const ways = ['912 34 567', '+47 91234567', '0047 912 34 567', '4791234567', '(+47) 912-34-567', '+47(912)34567'];
    expect(new Set(ways.map(samePhoneKey))).toEqual(new Set(['91234567']));
  });

  it('keeps countries apart, and takes nothing from a number too short to be anybody’s', () => {
    expect(samePhoneKey('+46 91234567')).toBe('+4691234567');
    expect(samePhoneKey('0046 91234567')).toBe('+4691234567');
    expect(samePhoneKey('113')).toBeNull();
    expect(samePhoneKey('')).toBeNull();
  });

  it('is found again from its own key', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789+ -()47'), maxLength: 16 });
    fc.assert(
      fc.property(typed, (text) => {
        const key = samePhoneKey(text);
        if (key !== null) expect(samePhoneKey(key)).toBe(key);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
