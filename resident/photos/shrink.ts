/** Long edge in px that the server keeps in any case; more only costs the resident traffic. */
const longEdge = 2560;
const smallEnoughBytes = 1_500_000;

/**
 * A photo made small enough to send from a village: at most 2560 px, JPEG. What cannot be drawn here
 * goes out as it is, and the server decides.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  try {
    const picture = await decode(photo);
    const { width, height } = fitted(picture.width, picture.height);
    const light = photo.type === 'image/jpeg' && photo.size <= smallEnoughBytes;
    if (light && width === picture.width) return photo;
    const smaller = await redraw(picture, width, height);
    return smaller && (smaller.size < photo.size || !light) ? smaller : photo;
  } catch {
    return photo;
  }
}

/** Width and height in px with the longer edge at most `longEdge`, in proportion. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, longEdge / Math.max(width, height));
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

/** An image element, unlike createImageBitmap in older WebViews, turns the picture by its EXIF. */
async function decode(photo: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(photo);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return picture;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function redraw(picture: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d');
  if (!brush) return Promise.resolve(null);
  // Transparent pictures would turn black in JPEG.
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, width, height);
  brush.drawImage(picture, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
}
