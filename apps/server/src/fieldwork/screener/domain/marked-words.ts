/** Some words of a text, with what they are to look like or lead to. */
export interface Piece {
  text: string;
  strong?: true;
  emphasis?: true;
  /** A web or mail address. */
  href?: string;
}
/** A paragraph of an HTML text, or a list of such. */
export type Block = { pieces: Piece[] } | { list: 'ul' | 'ol'; items: Piece[][] };

/** Elements that show something other than words. Lytt's pages leave them out. */
const UNSHOWN =
  /^(img|picture|svg|math|canvas|video|audio|source|track|iframe|frame|object|embed|applet|table|form|input|select|textarea|button|meter|progress)$/;
const SILENT = /<(script|style|template|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<![^>]*>/gi;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi;
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** Other kinds of address run code or lead into this site. */
const LEADS_OUT = /^(https?:\/\/|mailto:)[^\s]+$/i;
const BREAKS = /^(p|div|h[1-6]|section|article|header|footer|blockquote|pre|hr|br|dl|dt|dd)$/;

const NAMED: Record<string, string> = {
  ...{ nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', shy: '' },
  ...{ aring: 'å', Aring: 'Å', aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', eacute: 'é', auml: 'ä', ouml: 'ö' },
  ...{ ndash: '–', mdash: '—', laquo: '«', raquo: '»', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…' },
};
const said = (html: string): string =>
  html
    .replace(
      /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name] ?? whole;
        const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
        return point > 31 && point < 0x10ffff && !(point > 0xd7ff && point < 0xe000)
          ? String.fromCodePoint(point)
          : whole;
      },
    )
    .replace(/[ \t\r\n]+/g, ' ');

/** The elements of an HTML text that would not be seen on a page. */
export const unshownIn = (html: string): string[] => [
  ...new Set(
    [...html.replace(SILENT, '').matchAll(TAG)]
      .map(([, , name]) => (name ?? '').toLowerCase())
      .filter((name) => UNSHOWN.test(name)),
  ),
];

/**
 * The words of a study file's HTML, with paragraphs, lists, emphasis and links; its markup itself is not the page's to run. An
 * `<` that opens no element is one that somebody wrote.
 */
export function markedWords(html: string): Block[] {
  const reader = new Reader();
  const text = html.replace(SILENT, '');
  let at = 0;
  for (const tag of text.matchAll(TAG)) {
    reader.say(text.slice(at, tag.index));
    at = tag.index + tag[0].length;
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1]) reader.close(name);
    else reader.open(name, tag[3] ?? '');
  }
  reader.say(text.slice(at));
  return reader.end();
}

class Reader {
  private readonly blocks: Block[] = [];
  private pieces: Piece[] = [];
  private list: Extract<Block, { list: unknown }> | undefined;
  private strong = 0;
  private emphasis = 0;
  private href: string | undefined;

  say(html: string): void {
    const text = said(html);
    if (text === '' || (text === ' ' && this.pieces.length === 0)) return;
    this.pieces.push({
      text: this.pieces.length === 0 ? text.trimStart() : text,
      ...(this.strong > 0 ? { strong: true } : {}),
      ...(this.emphasis > 0 ? { emphasis: true } : {}),
      ...(this.href === undefined ? {} : { href: this.href }),
    });
  }

  open(name: string, attributes: string): void {
    if (name === 'ul' || name === 'ol') {
      this.flush();
      this.list = { list: name, items: [] };
      this.blocks.push(this.list);
    } else if (name === 'li' || BREAKS.test(name)) this.flush();
    if (isStrong(name)) this.strong += 1;
    if (isEmphasis(name)) this.emphasis += 1;
    if (name === 'a') this.href = addressIn(attributes);
  }

  close(name: string): void {
    if (name === 'li' || BREAKS.test(name)) this.flush();
    if (name === 'ul' || name === 'ol') {
      this.flush();
      this.list = undefined;
    }
    if (isStrong(name)) this.strong = Math.max(0, this.strong - 1);
    if (isEmphasis(name)) this.emphasis = Math.max(0, this.emphasis - 1);
    if (name === 'a') this.href = undefined;
  }

  end(): Block[] {
    this.flush();
    return this.blocks.filter((block) => 'pieces' in block || block.items.length > 0);
  }

  private flush(): void {
    const pieces = this.pieces;
    this.pieces = [];
    if (pieces.every(({ text }) => text.trim() === '')) return;
    if (this.list) this.list.items.push(pieces);
    else this.blocks.push({ pieces });
  }
}

const isStrong = (name: string): boolean => /^(b|strong|h[1-6]|dt)$/.test(name);
const isEmphasis = (name: string): boolean => /^(i|em)$/.test(name);

function addressIn(attributes: string): string | undefined {
  const [, double, single, bare] = HREF.exec(attributes) ?? [];
  const address = said(double ?? single ?? bare ?? '').trim();
  return LEADS_OUT.test(address) ? address : undefined;
}
