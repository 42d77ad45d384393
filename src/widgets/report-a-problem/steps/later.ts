import type { CSSResult } from 'lit';
import '../../../blocks/location-picker/define.ts';
import { styles as locationStyles } from '../../../blocks/location-picker/location-picker.styles.ts';
import '../../../blocks/photo-picker/define.ts';
import { styles as photoStyles } from '../../../blocks/photo-picker/photo-picker.styles.ts';
import { check } from './check.ts';
import { contact } from './contact.ts';
import { details } from './details.ts';
import { done } from './done.ts';
import { bodyOf, check as checkStep } from './later.model.ts';
import type { LaterParts } from './screen.ts';
import { stopped } from './stopped.ts';
import { where } from './where.ts';

export { PhotoUploads } from '../../../blocks/photo-picker/photo-uploads.ts';
export { sendForm } from '../../../controllers/form-check.ts';

/** Everything after the first step, fetched while the resident looks at that one. */
export const steps: LaterParts['steps'] = { where, details, contact, check, done, stopped };

export const rules: LaterParts['rules'] = { check: checkStep, bodyOf };

/** What the blocks in these steps look like. */
export const styles: readonly CSSResult[] = [locationStyles, photoStyles];
