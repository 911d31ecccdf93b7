const namespace = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

/** A drawing for a library that takes elements, made without writing markup. */
export function svgElement(
  name: string,
  attributes: Attributes,
  children: readonly SVGElement[] = [],
): SVGElement {
  const element = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
