// Photographs as they are sent: drawn anew, so that the place and the phone that a camera writes into them stay behind, and made
// smaller where they are large, since old phones and slow lines send them.

/** What the server takes, by type. */
export const accepted = ['application/pdf', 'image/jpeg', 'image/png'];
export const mostBytes = 5 * 1024 * 1024;
/** From here on a picture is made smaller. */
export const largeBytes = 2 * 1024 * 1024;
/** The long side of one that was made smaller, in pixels. */
export const longSide = 2000;
const thumbnailSide = 96;

export type Plan = 'as-is' | 'redraw' | 'shrink' | 'refuse';

/** What is done with a file before it is sent. A picture of another type becomes a JPEG where the browser can read it. */
export function planFor(type: string, size: number): Plan {
  if (type === 'application/pdf') return 'as-is';
  if (!type.startsWith('image/') || type === 'image/svg+xml' || type === 'image/gif') return 'refuse';
  if (size > largeBytes) return 'shrink';
  return type === 'image/png' ? 'as-is' : 'redraw';
}

/** The sides of a picture whose long side is at most `most`. */
export function within(width: number, height: number, most: number): { width: number; height: number } {
  const share = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

function draw(picture: ImageBitmap, most: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, within(picture.width, picture.height, most));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff'; // a JPEG has no glass
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.85));

export interface Prepared {
  file: Blob;
  name: string;
  /** A small picture as a data: address; none of a PDF. */
  thumbnail: string | undefined;
}

const asJpegName = (name: string): string => `${name.replace(/\.[^.]*$/, '')}.jpg`;

/** What is sent for the chosen file; undefined for one that the server would not take. */
export async function prepare(chosen: File): Promise<Prepared | undefined> {
  const plan = planFor(chosen.type, chosen.size);
  if (plan === 'refuse') return undefined;
  const whole: Prepared = { file: chosen, name: chosen.name, thumbnail: undefined };
  if (chosen.type === 'application/pdf') return whole;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(chosen);
  } catch {
    // Not a picture that this browser reads. The server says what is wrong with one that it could take.
    return accepted.includes(chosen.type) ? whole : undefined;
  }
  try {
    const thumbnail = draw(picture, thumbnailSide).toDataURL('image/jpeg', 0.7);
    if (plan === 'as-is') return { ...whole, thumbnail };
    const file = await toJpeg(draw(picture, plan === 'shrink' ? longSide : Number.POSITIVE_INFINITY));
    return { file, name: asJpegName(chosen.name), thumbnail };
  } finally {
    picture.close();
  }
}
