// A nurse's photo on its way in: taken only when it is the picture it claims to be, turned upright, made small enough, and
// written anew, so that nothing the phone hid in it (place, time, device) or that a stranger put there comes along.
import sharp from 'sharp';

/** Larger uploads are refused before they are looked at. */
export const PHOTO_MAX_BYTES = 12 * 1024 * 1024;
/** A picture that unfolds to more than this is refused without being unfolded. */
const MAX_PIXELS = 50_000_000;
const LONGEST_EDGE_PX = 2_048;
const JPEG_QUALITY = 82;
const TAKEN: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif']);

export type ProcessedPhoto =
  | { readonly kind: 'photo'; readonly data: Buffer; readonly width: number; readonly height: number }
  | { readonly kind: 'refused'; readonly reason: 'not-a-picture' | 'format' | 'too-large' };

export async function processPhoto(upload: Buffer): Promise<ProcessedPhoto> {
  if (upload.byteLength > PHOTO_MAX_BYTES) return { kind: 'refused', reason: 'too-large' };
  try {
    const picture = sharp(upload, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
      animated: false,
      sequentialRead: true,
    });
    const { format, width = 0, height = 0, pages = 1 } = await picture.metadata();
    if (format === undefined || !TAKEN.has(format) || pages > 1) return { kind: 'refused', reason: 'format' };
    if (width * height > MAX_PIXELS) return { kind: 'refused', reason: 'too-large' };
    const { data, info } = await picture
      .rotate()
      .resize({ width: LONGEST_EDGE_PX, height: LONGEST_EDGE_PX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'photo', data, width: info.width, height: info.height };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return { kind: 'refused', reason: tooLarge ? 'too-large' : 'not-a-picture' };
  }
}
