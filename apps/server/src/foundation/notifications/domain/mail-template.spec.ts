import * as fc from 'fast-check';
import { WrittenMail } from '@lytt/shared';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import { bodyFaults, fillBody, fillSubject, MAIL_VARIABLES, subjectFaults, type MailValues } from './mail-template.js';

const VALUES: MailValues = {
  name: 'Åse Ås',
  study: 'Ord & svar',
  firstDay: 'mandag 1. mars',
  lastDay: 'fredag 5. mars',
  days: 5,
  contactName: 'Ragnhild',
  organisation: '',
  contactEmail: 'r@example.org',
  deletedOn: 'onsdag 31. mars',
};

describe('a mail in a study’s own words', () => {
  it('has paragraphs, lists and lines as they were written', () => {
    expect(
      fillBody(
        'Hei, {{name}}!\n\n- {{firstDay}}\n- {{ lastDay }}\r\n\r\n{{button}}\n\nHilsen\n{{contactName}}',
        VALUES,
      ),
    ).toEqual([
      { kind: 'paragraph', lines: ['Hei, Åse Ås!'] },
      { kind: 'list', lines: ['mandag 1. mars', 'fredag 5. mars'] },
      { kind: 'button' },
      { kind: 'paragraph', lines: ['Hilsen', 'Ragnhild'] },
    ]);
    expect(fillSubject('{{study}} – {{days}}', VALUES)).toBe('Ord & svar – 5');
  });

  it.each([
    '{{password}}',
    '{{{name}}}',
    '{{&name}}',
    '{{#if name}}x{{/if}}',
    '{{#each name}}x{{/each}}',
    '{{lookup name 0}}',
    '{{log name}}',
    '{{name.length}}',
    '{{../name}}',
    '{{@root}}',
    '{{this}}',
    '{{constructor}}',
    '{{__proto__}}',
    '{{[name.constructor]}}',
    '{{> layouts/mail}}',
    '{{! a comment }}',
    '{{name',
    '{{"name"}}',
  ])('takes no %s, and says what it takes', (source) => {
    for (const kind of WrittenMail.options) {
      expect(bodyFaults(kind, source).join(' ')).toContain('{{contactEmail}}');
      expect(subjectFaults(kind, source)).not.toEqual([]);
    }
  });

  it('has a button where there is something to open, and there in a paragraph of its own', () => {
    expect(bodyFaults('invited', 'Hei\n\n{{button}}')).toEqual([]);
    expect(bodyFaults('invited', 'Trykk {{button}} her')).toEqual([expect.stringContaining('alone')]);
    expect(bodyFaults('reserve', '{{button}}')).not.toEqual([]);
    expect(subjectFaults('invited', '{{button}}')).not.toEqual([]);
  });

  it('leaves a line out whose values are all empty', () => {
    expect(fillBody('Hei\n\n{{organisation}}\n\n{{contactName}}\n{{organisation}}', VALUES)).toEqual([
      { kind: 'paragraph', lines: ['Hei'] },
      { kind: 'paragraph', lines: ['Ragnhild'] },
    ]);
  });

  it('names the words of a probe in no subject, where a lock screen would show them', () => {
    expect(bodyFaults('probe', '{{quote}}')).toEqual([]);
    expect(subjectFaults('probe', '{{quote}}')).not.toEqual([]);
  });

  it('has one line for a subject', () => {
    for (const source of ['A\nBcc: all@example.org', 'A\rB', 'A\u2028B', 'A\u0000B'])
      expect(subjectFaults('invited', source)).toEqual([expect.stringContaining('one line')]);
  });

  it('shows a value as it is, whatever it holds, and lets none make a line, a paragraph or a button', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{{contactEmail}}', 'A\nBcc: all@example.org', 'x\n\n{{button}}\n\n- y', '<script>1</script>'),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const values = { ...VALUES, name };
        const shown = name.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
        fc.pre(shown.trim() !== '');
        expect(fillSubject('til {{name}}.', values)).toBe(`til ${shown}.`);
        expect(fillBody('a {{name}} b\n\n- {{name}}', values)).toEqual([
          { kind: 'paragraph', lines: [`a ${shown} b`] },
          { kind: 'list', lines: [shown] },
        ]);
      }),
    );
  });

  it('is never let through and then impossible to fill', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{',
      '}',
      'name',
      '{{name}}',
      '{{study}}',
      '\\',
      '~',
      '#if ',
      '/',
      '!',
      '- ',
      '\n',
      '\n\n',
      ' ',
      'ord',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(...WrittenMail.options), (pieces, kind) => {
        const source = pieces.join('');
        const values = Object.fromEntries(MAIL_VARIABLES[kind].map((name) => [name, 'v']));
        if (bodyFaults(kind, source).length === 0) expect(() => fillBody(source, values)).not.toThrow();
        if (subjectFaults(kind, source).length === 0) expect(() => fillSubject(source, values)).not.toThrow();
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
