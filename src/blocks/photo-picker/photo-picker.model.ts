import { ApiProblem, type ProblemKind } from '../../api/problem.ts';
import { pictureType, type PictureFault } from './picture-header.ts';

/** Why a file is not taken. Another try would not help. */
export type PhotoFault = 'empty' | 'wrong-type' | 'too-large' | 'too-many' | 'declined' | PictureFault;

/** A photo on its way from the resident's device to the council. */
export interface PickedPhoto {
  /** UUID; the Idempotency-Key of its upload, whatever the number of tries. */
  readonly key: string;
  /** As the device calls it, made safe to show. */
  readonly name: string;
  /** `failed` may be tried again, `refused` may not. */
  readonly state: 'preparing' | 'sending' | 'sent' | 'failed' | 'refused';
  /** Share that is sent, 0 to 1. */
  readonly progress: number;
  /** The council's name for it, once sent. */
  readonly id?: string;
  /** Address of `blob`, for an image. */
  readonly preview?: string;
  /** Why it failed or was refused. */
  readonly code?: ProblemKind | PhotoFault;
  /** What was chosen, with all that it says of itself: never sent. */
  readonly file?: File;
  /** What is sent: smaller, and without anything but the picture. */
  readonly blob?: Blob;
}

/** What a council takes, `council.photos`. */
export interface PhotoRules {
  readonly most: number;
  /** Bytes of one file. */
  readonly maxBytes: number;
}

/** A file that was chosen, and what is wrong with it on the face of it. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  readonly fault: PhotoFault | undefined;
  readonly file: File;
}

/** What is wrong with a file, by its size and its first 16 bytes. */
export function fileFault(size: number, head: Uint8Array, { maxBytes }: PhotoRules): PhotoFault | undefined {
  if (size === 0) return 'empty';
  if (!pictureType(head)) return 'wrong-type';
  return size > maxBytes ? 'too-large' : undefined;
}

const isSame = (one: File, other: File | undefined): boolean =>
  one.name === other?.name && one.size === other.size && one.lastModified === other.lastModified;

/**
 * Adds files, each once. Those past the limit are refused and the others stay; what was refused earlier goes, since the
 * resident has chosen again.
 */
export function withChoices(
  photos: readonly PickedPhoto[],
  choices: readonly Choice[],
  most: number,
): readonly PickedPhoto[] {
  const kept = photos.filter(isKept);
  let room = most - kept.length;
  const added = choices
    .filter(({ file }) => !kept.some((photo) => isSame(file, photo.file)))
    .map(({ key, name, fault, file }): PickedPhoto => {
      const code = fault ?? (room-- > 0 ? undefined : 'too-many');
      return { key, name, progress: 0, ...(code ? { state: 'refused', code } : { state: 'preparing', file }) };
    });
  return [...kept, ...added];
}

/** Changes one photo; nothing happens when it was removed meanwhile. */
export const withChange = (
  photos: readonly PickedPhoto[],
  key: string,
  change: (photo: PickedPhoto) => PickedPhoto,
): readonly PickedPhoto[] => photos.map((photo) => (photo.key === key ? change(photo) : photo));

/** The photo as it stands before a try: prepared or not, without what went wrong. */
export function readied({ key, name, preview, file, blob }: PickedPhoto): PickedPhoto {
  const state = blob ? 'sending' : 'preparing';
  return { key, name, state, progress: 0, ...(preview && { preview }), ...(file && { file }), ...(blob && { blob }) };
}

/** What a failed call means for its photo. */
export function outcome(failure: unknown): Pick<PickedPhoto, 'state' | 'code'> {
  if (!(failure instanceof ApiProblem)) return { state: 'failed', code: 'unreadable' };
  return failure.kind === 'rejected' ? { state: 'refused', code: 'declined' } : { state: 'failed', code: failure.kind };
}

export const isKept = ({ state }: PickedPhoto): boolean => state !== 'refused';

export const isBusy = ({ state }: PickedPhoto): boolean => state === 'preparing' || state === 'sending';

/** True when what failed may work once the device is online again. */
export const waitsForLine = ({ state, code }: PickedPhoto): boolean =>
  state === 'failed' && (code === 'offline' || code === 'timeout');

const longest = 48;

/**
 * A file's name to show: without characters that turn or break the line, long ones shortened in the middle so that
 * the ending stays. Empty when there is nothing to show.
 */
export function shownName(name: string): string {
  const letters = [
    ...name.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '').trim(),
  ];
  if (letters.length <= longest) return letters.join('');
  return `${letters.slice(0, longest - 13).join('')}…${letters.slice(-12).join('')}`;
}
