/** Adds a placeholder to a page that has long loaded, as a website that builds its pages in the browser does. */
const later = document.querySelector('#later');

document.querySelector('#add')?.addEventListener(
  'click',
  () => {
    const placeholder = document.createElement('div');
    placeholder.dataset.councilWidget = 'report-a-problem';
    placeholder.dataset.apiBase = '/api/';
    placeholder.dataset.lang = 'pl';
    placeholder.dataset.headingLevel = '3';
    placeholder.textContent = '01632 960 001';
    later?.append(placeholder);
  },
  { once: true },
);
