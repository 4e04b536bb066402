/**
 * Layers are ordered and written in blocks of this many: a block starts afresh, with the filament
 * pulled back, whatever came before it. So the file is the same however many threads share the work.
 */
export const BLOCK = 16;
