import { fileTypeFromBuffer } from 'file-type/core';
import sharp from 'sharp';

/** What a phone of today takes, and no more than its memory can be made to hold. */
const MOST_PIXELS = 60_000_000;
/** Sharp enough to read a sign on. */
const LONGEST_SIDE = 2_400;
const KINDS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);
/** iPhones' own format: its patents keep it out of the free decoders. */
const HEIC = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

export interface Picture {
  bytes: Buffer;
  type: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}
export type PictureFault = 'heic' | 'kind' | 'large' | 'broken';

/**
 * Reads what was sent as a picture and writes it anew: place, time, device and whatever hides behind the picture stay
 * behind. The name and the type that a browser tells are not looked at.
 */
export async function readPicture(sent: Uint8Array): Promise<Picture | { fault: PictureFault }> {
  const kind = await fileTypeFromBuffer(sent);
  if (kind && HEIC.has(kind.mime)) return { fault: 'heic' };
  if (!kind || !KINDS.has(kind.mime)) return { fault: 'kind' };
  try {
    const source = sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { width = 0, height = 0, hasAlpha } = await source.metadata();
    if (width * height > MOST_PIXELS) return { fault: 'large' };
    const upright = source.rotate().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true });
    const written = await (hasAlpha ? upright.png() : upright.jpeg({ quality: 84 })).toBuffer({
      resolveWithObject: true,
    });
    return {
      bytes: written.data,
      type: hasAlpha ? 'image/png' : 'image/jpeg',
      width: written.info.width,
      height: written.info.height,
    };
  } catch (fault) {
    return { fault: /pixel limit/i.test((fault as Error).message) ? 'large' : 'broken' };
  }
}

/** Without transparency, as JPEG: a fraction of the bytes. */
export async function onWhite({ bytes }: Pick<Picture, 'bytes'>): Promise<Picture> {
  const written = await sharp(bytes)
    .flatten({ background: 'white' })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: written.data, type: 'image/jpeg', width: written.info.width, height: written.info.height };
}

/** Whether bytes are a picture of this type as `readPicture` would leave it: of its size, and with nothing behind the picture. */
export async function isBarePicture(bytes: Uint8Array, type: string): Promise<boolean> {
  const { format, width, height, exif, icc, iptc, xmp, comments, pages } = await sharp(bytes).metadata();
  const hides = [exif, icc, iptc, xmp, comments].some((part) => part !== undefined);
  return `image/${format}` === type && !hides && (pages ?? 1) === 1 && Math.max(width, height) <= LONGEST_SIDE;
}

/** For lists and pages: no side longer than this. */
const THUMBNAIL_SIDE = 480;

/** A small copy of a picture that was read before, of the same type. */
export const makeThumbnail = ({ bytes, type }: Pick<Picture, 'bytes' | 'type'>): Promise<Buffer> => {
  const small = sharp(bytes).resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true });
  return (type === 'image/png' ? small.png() : small.jpeg({ quality: 78 })).toBuffer();
};
