import { define } from '../core/define.ts';
import { CouncilSettings } from './council-settings.ts';

define('council-settings', CouncilSettings);

declare global {
  interface HTMLElementTagNameMap {
    'council-settings': CouncilSettings;
  }
}
