/** The Dutch texts of the first screens; their shape is what every other language must have. */
import { common } from './nl/common';
import { start } from './nl/start';

export const messages = { ...common, ...start };
export type FirstMessages = typeof messages;
