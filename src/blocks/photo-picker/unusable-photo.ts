import type { PictureFault } from './picture-header.ts';

/** A file of which no picture could be made. */
export class UnusablePhoto extends Error {
  override readonly name = 'UnusablePhoto';
  readonly fault: PictureFault;

  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}
