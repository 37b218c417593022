import sharp from 'sharp';
import { pdfOf } from '../../../test/support/pdf-of.js';
import { readPdfPage } from './read-pdf-page.js';

describe('a page of a PDF', () => {
  const twoPages = pdfOf([
    [1, 0, 0],
    [0, 0, 1],
  ]);
  const middle = async (bytes: Buffer): Promise<number[]> => {
    const { data } = await sharp(bytes)
      .extract({ left: 500, top: 250, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [...data].map((part) => Math.round(part / 255));
  };

  it('becomes a picture of that page, in its colours', async () => {
    for (const [page, colour] of [
      [1, [1, 0, 0]],
      [2, [0, 0, 1]],
    ] as const) {
      const read = await readPdfPage(twoPages, page);
      if ('fault' in read) throw new Error(read.fault);
      expect(read).toMatchObject({ type: 'image/jpeg', width: 2000, height: 1000 });
      expect(await middle(read.bytes)).toEqual(colour);
    }
  });

  it('is refused where there is none', async () => {
    expect(await readPdfPage(twoPages, 0)).toEqual({ fault: 'no-such-page' });
    expect(await readPdfPage(twoPages, 3)).toEqual({ fault: 'no-such-page' });
    expect(await readPdfPage(Buffer.from('GIF89a'), 1)).toEqual({ fault: 'no-pdf' });
    expect(await readPdfPage(Buffer.from('%PDF-1.7 and then nothing'), 1)).toEqual({ fault: 'broken' });
  });
});
