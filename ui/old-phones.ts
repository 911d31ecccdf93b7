/*
 * What the WebViews of old phones (Chrome 79, iOS 13) lack and we or libraries of ours call. The build turns
 * newer syntax into older; methods it leaves alone.
 */

function add(to: object, name: string, value: unknown): void {
  if (!(name in to)) Object.defineProperty(to, name, { value, configurable: true, writable: true });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function replaceAll(this: string, sought: string | RegExp, by: string): string {
  return typeof sought === 'string' ? this.split(sought).join(by) : this.replace(sought, by);
}

/** Holds on to it: what is remembered a little too long does no harm on a page. */
class StrongRef<T> {
  #held: T;
  constructor(held: T) {
    this.#held = held;
  }
  deref(): T {
    return this.#held;
  }
}

/** Tells once how large something is, and never again: what it is for is drawn a little less well. */
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

add(Array.prototype, 'at', at);
add(String.prototype, 'at', at);
add(String.prototype, 'replaceAll', replaceAll);
add(
  Object,
  'hasOwn',
  (of: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(of, name) !== undefined,
);
add(globalThis, 'WeakRef', StrongRef);
add(globalThis, 'ResizeObserver', NoResizeObserver);
add(Element.prototype, 'replaceChildren', function (this: Element, ...all: (Node | string)[]) {
  while (this.firstChild) this.firstChild.remove();
  this.append(...all);
});

export {};
