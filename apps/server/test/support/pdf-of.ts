/** A PDF whose pages are filled with one colour each (red, green and blue from 0 to 1). */
export function pdfOf(colours: readonly (readonly [number, number, number])[]): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${colours.map((_, at) => `${3 + at * 2} 0 R`).join(' ')}] /Count ${colours.length} >>`,
    ...colours.flatMap(([red, green, blue], at) => {
      const fill = `${red} ${green} ${blue} rg 0 0 200 100 re f`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${4 + at * 2} 0 R /Resources << >> >>`,
        `<< /Length ${fill.length} >>\nstream\n${fill}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const start of starts) text += `${String(start).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
