import { FakeApi } from '../../helpers/fake-api.ts';
import { working } from '../../helpers/working.ts';
import './place-form.ts';
import { pictures } from './pictures.ts';

/** Runs inside a frame with a content policy of its own: the form, on an API that works. */
const form = document.createElement('test-place-form');
form.setAttribute('api-base', new FakeApi(working).base);
form.setAttribute('map-tiles', pictures);
document.body.append(form);
