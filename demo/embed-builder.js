/** The embed builder: a form on one side; on the other what to paste, and the widget as it will look. */
import { contrast, policy, snippet, styleSheet } from './embed-snippet.js';

/**
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function find(selector, kind) {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}`);
  return element;
}

const form = find('#choices', HTMLFormElement);
const preview = find('#preview', HTMLElement);
const unavailable = find('#unavailable', HTMLElement);
const contrasts = find('#contrast', HTMLElement);
const heard = find('#heard', HTMLElement);

/** Settings that the widget reads when it starts: another value needs another widget. */
const atStart = ['service', 'group', 'place', 'browser-back', 'prefill-from-url'];

/** Names of the files change with every version. @type {readonly string[]} */
let preload = [];

/** @param {string} name */
function text(name) {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}
/** @param {string} name */
const ticked = (name) => new FormData(form).has(name);

/** @returns {import('./embed-snippet.js').Choices} */
function choices() {
  const tokens = [...form.querySelectorAll('[name^="--council-"]')]
    .filter((field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
    .filter((field) => field.value.trim() !== '' && field.value !== field.dataset['own'])
    .map((field) => /** @type {const} */ ([field.name, field.value.trim().replace(/[;{}<>]/g, '')]));
  const level = text('heading-level');
  return {
    origin: URL.canParse(text('origin')) ? new URL(text('origin')).origin : location.origin,
    shape: text('shape') === 'div' ? 'div' : 'tag',
    telephone: text('telephone'),
    preload: ticked('preload') ? preload : [],
    tokens: Object.fromEntries(tokens),
    attributes: {
      lang: text('lang'),
      theme: text('theme'),
      service: text('service'),
      group: text('group'),
      place: text('place'),
      'heading-level': level === '2' ? '' : level,
      'map-tiles': text('map-tiles'),
      'map-attribution': text('map-attribution'),
      'browser-back': ticked('browser-back'),
      'prefill-from-url': ticked('prefill-from-url'),
      'share-reference': ticked('share-reference'),
    },
  };
}

/**
 * @param {string} id
 * @param {string} content
 */
function show(id, content) {
  find(`#${id}`, HTMLElement).textContent = content;
  const part = find(`#${id}-part`, HTMLElement);
  part.hidden = content === '';
}

/** The colours that must be told apart, and by how much. */
function showContrast() {
  const pairs = [
    ['Button', text('--council-on-brand'), text('--council-brand')],
    ['Link', text('--council-link'), '#ffffff'],
  ];
  contrasts.replaceChildren(
    ...pairs.map(([what = '', one = '', other = '']) => {
      // Cut, not rounded: 4.49 must not look like 4.5.
      const ratio = Math.floor(contrast(one, other) * 10) / 10;
      const line = document.createElement('li');
      line.textContent = `${what}: ${ratio} to 1, ${ratio >= 4.5 ? 'good' : 'too little: 4.5 or more is needed'}`;
      line.classList.toggle('poor', ratio < 4.5);
      return line;
    }),
  );
}

/** @param {import('./embed-snippet.js').Choices} now */
function showPreview({ attributes, tokens, telephone }) {
  const start = JSON.stringify(atStart.map((name) => attributes[name]));
  const before = preview.dataset['start'] === start ? preview.firstElementChild : null;
  const widget = before ?? document.createElement('council-report-a-problem');
  /** @type {typeof attributes} */
  const wanted = { ...attributes, contact: telephone, 'api-base': '/api/' };
  for (const [name, value] of Object.entries(wanted)) {
    if (value === '' || value === false) widget.removeAttribute(name);
    else widget.setAttribute(name, value === true ? '' : value);
  }
  preview.removeAttribute('style');
  for (const [name, value] of Object.entries(tokens)) preview.style.setProperty(name, value);
  preview.dataset['theme'] = text('theme');
  preview.dataset['start'] = start;
  if (!before) preview.replaceChildren(widget);
}

function update() {
  for (const said of document.querySelectorAll('.code [role=status]')) said.textContent = '';
  const now = choices();
  show('snippet', snippet(now));
  show('styles', styleSheet(now));
  show('policy', policy(now.origin, text('map-tiles')));
  showContrast();
  showPreview(now);
}

/**
 * @param {HTMLElement} source
 * @param {HTMLElement} said
 */
async function copy(source, said) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    said.textContent = 'Copied.';
  } catch {
    // A page that may not write to the clipboard, as one without TLS: the text is selected, for Ctrl+C.
    getSelection()?.selectAllChildren(source);
    said.textContent = 'The browser did not allow that. The text is selected: copy it from there.';
  }
}

async function fillServices() {
  const answer = await fetch('/api/services?kind=report', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`services: ${answer.status}`);
  /** @type {unknown} */
  const list = await answer.json();
  const { groups, services } = /** @type {import('../src/contract/services.ts').ServiceList} */ (list);
  find('#group', HTMLSelectElement).append(...groups.map(({ name, code }) => new Option(name, code)));
  const grouped = groups.map(({ name, code }) => {
    const part = document.createElement('optgroup');
    part.label = name;
    part.append(
      ...services.filter(({ group }) => group === code).map((service) => new Option(service.name, service.code)),
    );
    return part;
  });
  find('#service', HTMLSelectElement).append(...grouped);
}

async function fillPreload() {
  const answer = await fetch('/preload.json');
  if (!answer.ok) throw new Error(`preload: ${answer.status}`);
  const files = /** @type {Record<string, readonly string[]>} */ (await answer.json());
  preload = files['report-a-problem'] ?? [];
  update();
}

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
// The fields have their old values until the event is over.
form.addEventListener('reset', () => queueMicrotask(update));

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-copy]') : null;
  if (!(button instanceof HTMLElement)) return;
  const id = `#${button.dataset['copy']}`;
  void copy(find(id, HTMLElement), find(`${id}-said`, HTMLElement));
});

for (const name of ['council-step-shown', 'council-report-sent', 'council-problem-met']) {
  preview.addEventListener(name, (event) => {
    const line = document.createElement('li');
    line.textContent = `${name} ${JSON.stringify(/** @type {CustomEvent<unknown>} */ (event).detail)}`;
    heard.prepend(line);
    while (heard.children.length > 5) heard.lastElementChild?.remove();
  });
}

const origin = find('#origin', HTMLInputElement);
origin.value = location.origin;
origin.defaultValue = location.origin;

update();
find('#builder', HTMLElement).hidden = false;
fillPreload().catch((/** @type {unknown} */ failure) => {
  console.warn(failure);
  find('#preload', HTMLInputElement).disabled = true;
});
fillServices().catch((/** @type {unknown} */ failure) => {
  console.warn(failure);
  unavailable.textContent = 'The list of problems could not be fetched. Everything else works.';
});
