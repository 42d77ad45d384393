import { define } from '../../core/define.ts';
import { SlotPicker } from './slot-picker.ts';

define('council-slot-picker', SlotPicker);

declare global {
  interface HTMLElementTagNameMap {
    'council-slot-picker': SlotPicker;
  }
}
