import { define } from '../../core/define.ts';
import { TrackRequest } from './track-request.ts';

define('council-track-request', TrackRequest);

declare global {
  interface HTMLElementTagNameMap {
    'council-track-request': TrackRequest;
  }
}
