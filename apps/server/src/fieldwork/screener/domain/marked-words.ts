import { readHtml, type HtmlReader } from './read-html.js';

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
/** Other kinds of address run code or lead into this site. */
const LEADS_OUT = /^(https?:\/\/|mailto:)[^\s]+$/i;
const BREAKS = /^(p|div|h[1-6]|section|article|header|footer|blockquote|pre|hr|br|dl|dt|dd)$/;

/** The elements of an HTML text that would not be seen on a page. */
export function unshownIn(html: string): string[] {
  const names = new Set<string>();
  const note = (name: string): void => {
    if (UNSHOWN.test(name)) names.add(name);
  };
  readHtml(html, { say: () => undefined, open: note, close: note });
  return [...names];
}

/** The words of a study file's HTML, with paragraphs, lists, emphasis and links; its markup itself is not the page's to run. */
export function markedWords(html: string): Block[] {
  const reader = new Reader();
  readHtml(html, reader);
  return reader.end();
}

class Reader implements HtmlReader {
  private readonly blocks: Block[] = [];
  private pieces: Piece[] = [];
  private list: Extract<Block, { list: unknown }> | undefined;
  private strong = 0;
  private emphasis = 0;
  private href: string | undefined;

  say(words: string): void {
    const text = words.replace(/[ \t\r\n]+/g, ' ');
    if (text === '' || (text === ' ' && this.pieces.length === 0)) return;
    this.pieces.push({
      text: this.pieces.length === 0 ? text.trimStart() : text,
      ...(this.strong > 0 ? { strong: true } : {}),
      ...(this.emphasis > 0 ? { emphasis: true } : {}),
      ...(this.href === undefined ? {} : { href: this.href }),
    });
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
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

function addressIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const address = (attributes.get('href') ?? '').replace(/[ \t\r\n]+/g, ' ').trim();
  return LEADS_OUT.test(address) ? address : undefined;
}
