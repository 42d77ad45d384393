/** Colours as WCAG 2.2 measures them. */
export type Rgb = readonly [red: number, green: number, blue: number];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** What a colour looks like on a ground, in whatever way CSS writes it (`rgb()`, `color(srgb …)`, `oklab()`). */
export function onGround(colour: string, ground: Rgb = [255, 255, 255]): Rgb {
  canvas.fillStyle = `rgb(${ground.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Relative luminance of the lighter to that of the darker, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What lies behind an element: the grounds of it and of all that it stands in, through shadow roots. */
export function groundOf(element: Element): Rgb {
  const layers: string[] = [];
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof Element) layers.push(getComputedStyle(at).backgroundColor);
  }
  return layers.reduceRight<Rgb>((ground, layer) => onGround(layer, ground), [255, 255, 255]);
}

/** Contrast of an element's text with what is behind it. */
export function textContrast(element: Element): number {
  const ground = groundOf(element);
  return contrast(onGround(getComputedStyle(element).color, ground), ground);
}
