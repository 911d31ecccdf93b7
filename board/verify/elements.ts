type Child = Node | string | false | undefined;
type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/** An element with attributes, listeners (`onclick`) and children; text is never read as HTML. */
export function element(name: string, attributes: Attributes, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}
