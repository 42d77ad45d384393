// What a web team would write by hand for this first step: one call, one list, no languages, no failures.
customElements.define(
  'by-hand-report',
  class extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.append(document.createElement('slot'));
      const { services } = await (await fetch('/api/services?kind=report')).json();
      const form = document.createElement('form');
      const search = document.createElement('input');
      search.setAttribute('aria-label', 'Search');
      form.append(search);
      for (const { code, name } of services) {
        const label = document.createElement('label');
        const radio = document.createElement('input');
        Object.assign(radio, { type: 'radio', name: 'service', value: code });
        label.append(radio, name);
        form.append(label);
      }
      search.addEventListener('input', () => {
        for (const label of form.querySelectorAll('label')) {
          label.hidden = !label.textContent.toLowerCase().includes(search.value.toLowerCase());
        }
      });
      root.replaceChildren(form);
    }
  },
);
