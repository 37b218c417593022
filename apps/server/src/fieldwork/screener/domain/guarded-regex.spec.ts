import { Script } from 'node:vm';
import { fits, readPattern } from './guarded-regex.js';

describe('a pattern of a researcher’s', () => {
  it.each(['^(a+)+$', '(x+x+)+y', '^(\\d+)*$', '([a-z]+)*[A-Z]', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'is refused when some answers would take for ever: %s',
    (source) =>
      expect(readPattern(source, false)).toEqual({
        fault: expect.stringContaining('longer than anybody can wait') as string,
      }),
  );

  it.each(['^[a-z]{3}$', '^\\d{4}$', '^(\\+47)? ?\\d{8}$', '^[^@\\s]+@[^@\\s]+$', 'bil|båt|tog'])(
    'is taken when it is fair: %s',
    (source) => expect(readPattern(source, true)).toEqual(new RegExp(source, 'i')),
  );

  it('is refused when it is none, or longer than anybody reads', () => {
    for (const source of ['', undefined, '(', 'a'.repeat(301)])
      expect(readPattern(source, false)).toHaveProperty('fault');
  });

  it('is not blamed for a machine that was busy with something else', () => {
    const busy = jest.spyOn(Script.prototype, 'runInContext');
    for (let time = 0; time < 2; time++)
      busy.mockImplementationOnce(() => {
        throw Object.assign(new Error('Script execution timed out after 50ms'), {
          code: 'ERR_SCRIPT_EXECUTION_TIMEOUT',
        });
      });
    expect(fits(/^[a-c]+$/, 'a')).toBe(true);
    busy.mockRestore();
  });

  it('is stopped on an answer that it was not tried with, and goes on with the next', () => {
    expect(fits(/^(æ+)+$/, `${'æ'.repeat(60)}!`)).toBe('too-slow');
    expect([fits(/^(æ+)+$/, 'æææ'), fits(/^(æ+)+$/, 'b')]).toEqual([true, false]);
  });
});
