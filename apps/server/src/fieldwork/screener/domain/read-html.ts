import { Tokenizer, TokenizerMode, type Token } from 'parse5';

/** What an HTML text holds, one after the other, with references such as `&aring;` already read. */
export interface HtmlReader {
  say(words: string): void;
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
}

/** Elements whose content is no words of the text. */
const SILENT = new Set(['script', 'style', 'template', 'head']);
/** Elements in which HTML reads no tags (HTML Standard, 13.2.6.4.7). */
const MODES: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
};
/** Controls that show nothing, and that a page may not hold. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Reads by the tokens of the HTML Standard; lines break at `&nbsp;` and not at `&shy;`, for narrow screens; a `<` that opens no tag to its end is one that somebody wrote. */
export function readHtml(source: string, reader: HtmlReader): void {
  const html = source.replace(/&nbsp;/g, ' ').replace(/&shy;/g, '');
  let unsaid = '';
  let silent: string | undefined;
  let depth = 0;
  let end = 0;
  let isCutOff = false;
  const say = (words: string): void => {
    if (silent === undefined) unsaid += words;
  };
  const flush = (): void => {
    reader.say(unsaid.replace(CONTROL, ''));
    unsaid = '';
  };
  const asWritten = ({ location }: { location: Token.Location | null }): string =>
    html.slice(location?.startOffset, location?.endOffset);
  const pass = ({ location }: { location: Token.Location | null }): void => {
    end = location?.endOffset ?? end;
  };
  const characters = (token: Token.CharacterToken): void => {
    say(token.chars);
    pass(token);
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const { tagName: name } = token;
        tokenizer.state = MODES[name] ?? tokenizer.state;
        if (silent === name) depth += 1;
        else if (silent === undefined && SILENT.has(name)) [silent, depth] = [name, 1];
        else if (silent === undefined) {
          flush();
          reader.open(name, new Map(token.attrs.map((attribute) => [attribute.name, attribute.value])));
        }
        pass(token);
      },
      onEndTag(token) {
        if (silent === token.tagName) {
          depth -= 1;
          if (depth === 0) silent = undefined;
        } else if (silent === undefined && !SILENT.has(token.tagName)) {
          flush();
          reader.close(token.tagName);
        }
        pass(token);
      },
      onComment(token) {
        const written = asWritten(token);
        if (!written.startsWith('<!')) say(written);
        pass(token);
      },
      onDoctype: pass,
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: pass,
      onParseError({ code }) {
        if (code === 'eof-in-tag') isCutOff = true;
      },
      onEof() {
        if (isCutOff) say(html.slice(end));
        flush();
      },
    },
  );
  tokenizer.write(html, true);
}
