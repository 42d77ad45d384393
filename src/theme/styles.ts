import { controls } from './controls.ts';
import { panels } from './panels.ts';
import { reset } from './reset.ts';
import { tokens } from './tokens.ts';
import { type } from './type.ts';

/** One constructable sheet each, shared by all widgets of the page. */
export const styles = [reset, tokens, type, controls, panels];
