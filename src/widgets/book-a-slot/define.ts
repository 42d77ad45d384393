import { define } from '../../core/define.ts';
import { BookASlot } from './book-a-slot.ts';

define('council-book-a-slot', BookASlot);

declare global {
  interface HTMLElementTagNameMap {
    'council-book-a-slot': BookASlot;
  }
}
