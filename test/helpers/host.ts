import { Page } from './page.ts';

/** What a host page has seen go wrong. */
export interface Seen {
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** A page of somebody else's site with the built widget on it, in a frame. */
export class HostPage extends Page {
  readonly frame: HTMLIFrameElement;

  constructor(frame: HTMLIFrameElement, widget: HTMLElement) {
    super(widget);
    this.frame = frame;
  }

  get window(): Window & { seen: Seen } {
    return this.frame.contentWindow as Window & { seen: Seen };
  }

  get document(): Document {
    return this.window.document;
  }

  /** Wider than its window: it would have to be scrolled sideways. */
  get overflow(): number {
    return this.document.documentElement.scrollWidth - this.window.innerWidth;
  }

  close(): void {
    this.frame.remove();
  }
}

/** Opens `/hosts/<name>` at a width. */
export async function openHost(
  name: string,
  { width = 800, selector = 'council-report-a-problem' }: { width?: number; selector?: string } = {},
): Promise<HostPage> {
  // Nobody was here before. To clear it afterwards is no good: in its next document a tab of Firefox has it again.
  sessionStorage.clear();
  const frame = document.createElement('iframe');
  frame.width = String(width);
  // High enough for every step: a bar to scroll with would take some of the width.
  frame.height = '4000';
  frame.title = name;
  frame.src = `/hosts/${name}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const widget = frame.contentDocument?.querySelector<HTMLElement>(selector);
  if (!widget) throw new Error(`no ${selector} on ${name}`);
  return new HostPage(frame, widget);
}

/** What every element of the widget looks like, in the properties that a page could break. */
export function computed(page: HostPage): string[] {
  const properties = [
    'display', 'color', 'background-color', 'font-size', 'font-weight', 'line-height', 'letter-spacing', 'word-spacing',
    'text-transform', 'text-align', 'direction', 'visibility', 'opacity', 'position', 'float', 'transform', 'filter',
    'cursor', 'pointer-events', 'width', 'height', 'margin-top', 'padding-left', 'border-left-width', 'outline-style',
    'white-space', 'unicode-bidi', 'list-style-type', 'text-indent',
  ]; // prettier-ignore
  for (const animation of page.root.getAnimations()) if ('transitionProperty' in animation) animation.finish();
  const elements: Element[] = [page.widget, ...page.root.querySelectorAll('*')];
  return elements
    .filter((element) => !element.closest('.leaflet-container'))
    .map((element) => {
      const style = page.window.getComputedStyle(element);
      return `${element.localName}.${element.className}: ${properties.map((name) => style.getPropertyValue(name)).join(' | ')}`;
    });
}
