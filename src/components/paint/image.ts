/** Loads a picture; another origin must allow it (packaged apps fetch from the server's). */
export function loadImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.crossOrigin = 'anonymous';
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`Not loaded: ${url}`));
    image.src = url;
  });
}

/** The middle of a picture `w`×`h` in the proportions of `toW`×`toH`. */
export function cover(w: number, h: number, toW: number, toH: number): { x: number; y: number; w: number; h: number } {
  const scale = Math.min(w / toW, h / toH);
  return { x: (w - toW * scale) / 2, y: (h - toH * scale) / 2, w: toW * scale, h: toH * scale };
}
