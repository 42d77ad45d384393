import { define } from '../../core/define.ts';
import { LocationPicker } from './location-picker.ts';

define('council-location-picker', LocationPicker);

declare global {
  interface HTMLElementTagNameMap {
    'council-location-picker': LocationPicker;
  }
}
