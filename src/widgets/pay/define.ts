import { define } from '../../core/define.ts';
import { Pay } from './pay.ts';

define('council-pay', Pay);

declare global {
  interface HTMLElementTagNameMap {
    'council-pay': Pay;
  }
}
