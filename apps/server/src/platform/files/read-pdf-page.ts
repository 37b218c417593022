import type { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Picture } from './read-picture.js';

/** Sharp enough to read small print on a phone that zooms in. */
const LONGEST_SIDE = 2_000;
/** A page has its size in points of 1/72 inch; beyond this no paper is printed. */
const LONGEST_PAGE = 14_400;

export type PdfFault = 'no-pdf' | 'locked' | 'no-such-page' | 'broken';

let library: Promise<PDFiumLibrary> | undefined;
/** PDFium in WebAssembly (BSD-3-Clause): what a file does to it stays in its own memory. Loaded when the first PDF comes. */
const load = (): Promise<PDFiumLibrary> =>
  (library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary: pdfium }) => pdfium.init()));

export const isPdf = (sent: Uint8Array): boolean => Buffer.from(sent.subarray(0, 1024)).includes('%PDF-');

/** One page of a PDF as a picture on white; `page` counts from 1. Forms, scripts, links and attachments stay behind. */
export async function readPdfPage(sent: Uint8Array, page: number): Promise<Picture | { fault: PdfFault }> {
  if (!isPdf(sent)) return { fault: 'no-pdf' };
  const pdfium = await load();
  let document;
  try {
    document = await pdfium.loadDocument(sent);
  } catch (fault) {
    return { fault: /password/i.test((fault as Error).message) ? 'locked' : 'broken' };
  }
  try {
    if (!Number.isInteger(page) || page < 1 || page > document.getPageCount()) return { fault: 'no-such-page' };
    const shown = document.getPage(page - 1);
    const { originalWidth, originalHeight } = shown.getOriginalSize();
    const longest = Math.max(originalWidth, originalHeight);
    if (!(longest >= 1 && longest <= LONGEST_PAGE)) return { fault: 'broken' };
    const { data } = await shown.render({ scale: LONGEST_SIDE / longest, render: asJpeg });
    const bytes = Buffer.from(data);
    const made = await sharp(bytes).metadata();
    return { bytes, type: 'image/jpeg', width: made.width, height: made.height };
  } catch {
    return { fault: 'broken' };
  } finally {
    document.destroy();
  }
}

const asJpeg = ({ data, width, height }: { data: Uint8Array; width: number; height: number }): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: 'white' })
    .jpeg({ quality: 84 })
    .toBuffer();
