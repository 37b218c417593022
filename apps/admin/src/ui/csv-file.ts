/** A spreadsheet would carry out what begins like a formula. */
const DANGEROUS = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && DANGEROUS.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

type Rows = readonly (readonly (string | number)[])[];

/** A table that spreadsheets here open as one: UTF-8 with its mark, semicolons. */
export const csvOf = (rows: Rows): string => `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

/** What is on the screen as a CSV file. */
export function downloadCsv(fileName: string, rows: Rows): void {
  const text = csvOf(rows);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
