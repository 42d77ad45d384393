import type { PhotoFault, PhotoRules } from '../../../blocks/photo-picker/photo-picker.model.ts';

/** What is wrong with a file that is to be a PDF, by its size and its first bytes. */
export function documentFault(size: number, head: Uint8Array, { maxBytes }: PhotoRules): PhotoFault | undefined {
  if (size === 0) return 'empty';
  if (String.fromCharCode(...head.subarray(0, 5)) !== '%PDF-') return 'wrong-type';
  return size > maxBytes ? 'too-large' : undefined;
}
