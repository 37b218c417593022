import fc from 'fast-check';
import { markedWords, unshownIn, type Block } from './marked-words.js';

const textOf = (blocks: Block[]): string =>
  blocks
    .flatMap((block) => ('items' in block ? block.items : [block.pieces]))
    .map((pieces) => pieces.map(({ text }) => text).join(''))
    .join('\n');

describe('the words of an HTML text', () => {
  it('keep paragraphs, lists, emphasis and links', () => {
    expect(
      markedWords(
        '<p>Les <b>dette</b> og <em>dette</em>:</p><ol><li>F&oslash;rst</li><li>S&aring; <a class="x" href="https://example.org/?a=1&amp;b=2">her</a></li></ol>Til slutt<br>slutt.',
      ),
    ).toEqual([
      {
        pieces: [
          { text: 'Les ' },
          { text: 'dette', strong: true },
          { text: ' og ' },
          { text: 'dette', emphasis: true },
          { text: ':' },
        ],
      },
      {
        list: 'ol',
        items: [[{ text: 'Først' }], [{ text: 'Så ' }, { text: 'her', href: 'https://example.org/?a=1&b=2' }]],
      },
      { pieces: [{ text: 'Til slutt' }] },
      { pieces: [{ text: 'slutt.' }] },
    ]);
  });

  it('end a heading as a paragraph of its own', () => {
    expect(markedWords('<h2>Om</h2>Noe')).toEqual([
      { pieces: [{ text: 'Om', strong: true }] },
      { pieces: [{ text: 'Noe' }] },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    '/p/leave',
    '//example.org',
  ])('lead to no address such as %j', (address) => {
    expect(JSON.stringify(markedWords(`<a href="${address}">her</a>`))).toBe('[{"pieces":[{"text":"her"}]}]');
  });

  it.each([
    ['<script>alert(1)</script>Hei', 'Hei'],
    ['<style>p{}</style>Hei<!-- <b>nei</b> -->', 'Hei'],
    ['<script>alert(1)', ''],
    ['<p onclick="a>b">Hei</p>', 'Hei'],
    ['Er 3 < 5 og 7 > 5?', 'Er 3 < 5 og 7 > 5?'],
    ['&lt;b&gt; &#229; &#x1F600; &ukjent;', '<b> å 😀 &ukjent;'],
    ['<b>aldri lukket', 'aldri lukket'],
    ['lukket aldri åpnet</b></li></ul>', 'lukket aldri åpnet'],
  ])('of %j are %j', (html, words) => {
    expect(textOf(markedWords(html))).toBe(words);
  });

  it.each([
    ['<svg><script>alert(1)</script></svg>Hei', 'Hei'],
    ['<svg/onload=alert(1)>Hei', 'Hei'],
    ['<scr<script>ipt>alert(1)</script>Hei', 'ipt>alert(1)Hei'],
    ['<script><!--<script></script>alert(1)</script>Hei', 'Hei'],
    ['<style><b></style>Hei', 'Hei'],
    ['<template><b>nei</b><template>nei</template>nei</template>Hei', 'Hei'],
    ['H\0ei<b\0>du', 'Heidu'],
    ['<!-- <p> --!>Hei', 'Hei'],
    ['<![CDATA[<script>alert(1)</script>]]>Hei', 'alert(1)]]>Hei'],
    ['Er du <18', 'Er du <18'],
    ['Vi </3 dette', 'Vi </3 dette'],
    ['Se <a href="https://example.org', 'Se <a href="https://example.org'],
    ['&copy; 2026 &amp;lt; &#0; &#xD800;', '© 2026 &lt; � �'],
  ])('of odd markup %j are %j', (html, words) => {
    expect(textOf(markedWords(html))).toBe(words);
  });

  it('let nothing active pass, whatever the markup', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...['<', '>', '"', "'", '/', '=', ' ', '\0', '&', ';', '<!--', '-->', '--!>', '<![CDATA[', ']]>', '<?', '</'],
        ...[
          '<script>',
          '</script>',
          '<svg>',
          '<svg/onload=',
          '</svg>',
          '<style>',
          '<template>',
          '<math>',
          '<b>',
          '<a ',
        ],
        ...[
          'href=',
          'href="',
          'javascript:alert(1)',
          'JAVASCRIPT:',
          'data:text/html,',
          '&#106;avascript:',
          '&Tab;',
          '\t',
        ],
        ...['https://example.org', 'mailto:a@example.org', 'java\nscript:', '<p onclick=', '&colon;', '&lt;', '&#0;'],
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const pieces = markedWords(parts.join('')).flatMap((block) =>
          'items' in block ? block.items.flat() : block.pieces,
        );
        for (const { href } of pieces) expect(href ?? 'mailto:').toMatch(/^(https?:\/\/|mailto:)[^\s]*$/i);
        for (const { text } of pieces) expect(text).not.toContain('\0');
        for (const piece of pieces)
          expect(['text', 'strong', 'emphasis', 'href']).toEqual(expect.arrayContaining(Object.keys(piece)));
      }),
    );
  });

  it('are read of anything', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '<a href="',
      '"',
      "'",
      '</',
      'b',
      '<ul>',
      '<li>',
      '<!--',
      '&',
      ';',
      ' ',
      'x=',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 400 }), (parts) => {
        expect(() => markedWords(parts.join(''))).not.toThrow();
      }),
    );
  });

  it('leave nothing out in silence that shows more than words', () => {
    expect(unshownIn('<p>Se <IMG src="x"> og <iframe></iframe><img><script>"<video>"</script></p>')).toEqual([
      'img',
      'iframe',
    ]);
  });
});
