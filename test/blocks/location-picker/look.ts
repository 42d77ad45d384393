import { FakeApi } from '../../helpers/fake-api.ts';
import { working } from '../../helpers/working.ts';
import './place-form.ts';
const q = new URLSearchParams(location.search);
document.documentElement.lang = q.get('lang') ?? 'en';
document.body.style.margin = '16px';
if (q.get('theme') === 'dark') {
  document.body.style.background = '#14181c';
}
const api = new FakeApi(working);
const el = document.createElement('council-place-form') as any;
el.apiBase = api.base;
el.theme = q.get('theme') ?? 'light';
el.mapTiles = location.origin + '/tile?{z}/{x}/{y}';
document.body.append(el);
(window as any).el = el;
