/** The least that RFC 4180 asks of a reader: quoted fields, doubled quotes, line breaks inside them. */
export function readCsv(text: string, delimiter = ';'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; at++) {
        if (at >= text.length) throw new Error('a quoted field without its end');
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[(at += 1)];
        else break;
      }
      at += 1;
    } else while (at < text.length && text[at] !== delimiter && text[at] !== '\r') field += text[at++];
    row.push(field);
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    } else if (text.startsWith('\r\n', at)) at += 2;
    else if (at < text.length) throw new Error(`a sign after the end of a field: ${text.slice(at, at + 10)}`);
    rows.push(row);
    row = [];
  }
  return rows;
}
