import { define } from '../../core/define.ts';
import { PhotoPicker } from './photo-picker.ts';

define('council-photo-picker', PhotoPicker);

declare global {
  interface HTMLElementTagNameMap {
    'council-photo-picker': PhotoPicker;
  }
}
