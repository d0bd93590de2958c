import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { PHOTO_MAX_BYTES, processPhoto } from './photo-processing.js';

/** Where the phone was when it took the picture: 35.75 north, 139.7 east. */
const GPS = {
  IFD0: { Make: 'Phone', Model: 'Nurse', DateTime: '2026:01:10 22:00:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '35/1 45/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '139/1 42/1 0/1',
  },
};

const plain = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A PNG of one bit a pixel, all black: a few kilobytes for as many pixels as one likes. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

async function taken(upload: Buffer) {
  const photo = await processPhoto(upload);
  if (photo.kind === 'refused') throw new Error(`refused: ${photo.reason}`);
  return photo;
}

describe('a photo on its way in', () => {
  it('loses the place, the time and the device it was taken with', async () => {
    const upload = await plain().withExif(GPS).jpeg().toBuffer();
    const before = await sharp(upload).metadata();
    expect(before.exif?.includes('Nurse')).toBe(true);
    const { data } = await taken(upload);
    const after = await sharp(data).metadata();
    expect([after.exif, after.xmp, after.iptc, after.icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(data.includes('Nurse')).toBe(false);
    expect(data.includes('Exif')).toBe(false);
  });

  it('is turned upright before the note of how it was held is lost', async () => {
    const upload = await plain(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await taken(upload);
    expect([width, height]).toEqual([20, 40]);
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is taken as %s and kept as JPEG', async (format) => {
    const upload = await plain().toFormat(format).toBuffer();
    const { data } = await taken(upload);
    expect((await sharp(data).metadata()).format).toBe('jpeg');
  });

  it('is made no larger than a screen needs', async () => {
    const { width, height } = await taken(await plain(4_000, 1_000).jpeg().toBuffer());
    expect([width, height]).toEqual([2_048, 512]);
  });

  it('is refused when it is not a picture, whatever it calls itself', async () => {
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    expect(await processPhoto(html)).toEqual({ kind: 'refused', reason: 'not-a-picture' });
    const cut = (await plain(400, 400).jpeg().toBuffer()).subarray(0, 300);
    expect(await processPhoto(cut)).toEqual({ kind: 'refused', reason: 'not-a-picture' });
    expect(await processPhoto(Buffer.alloc(0))).toEqual({ kind: 'refused', reason: 'not-a-picture' });
  });

  it('is refused as SVG or GIF, which can carry more than a picture', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    expect(await processPhoto(svg)).toEqual({ kind: 'refused', reason: 'format' });
    expect(await processPhoto(await plain().gif().toBuffer())).toEqual({ kind: 'refused', reason: 'format' });
  });

  it('is refused when a small file would unfold into a huge picture', async () => {
    const bomb = blackPng(60_000, 1_000);
    expect(bomb.byteLength).toBeLessThan(20_000);
    expect((await sharp(bomb, { limitInputPixels: false }).metadata()).width).toBe(60_000);
    expect(await processPhoto(bomb)).toEqual({ kind: 'refused', reason: 'too-large' });
  });

  it('is refused above the size of an upload without being looked at', async () => {
    expect(await processPhoto(Buffer.alloc(PHOTO_MAX_BYTES + 1))).toEqual({ kind: 'refused', reason: 'too-large' });
  });
});
