// A photo as it leaves the phone: at most 1600 pixels on the long side, JPEG. Drawing it anew also leaves behind what the
// camera wrote into the file, the place above all.
const LONG_SIDE = 1_600;
const QUALITY = 0.82;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size to draw; never larger than the original. */
export function shrunkSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** `null` where the file is no picture this phone can read. */
export async function shrunk(file: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const { width, height } = shrunkSize(bitmap);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
