/**
 * Layers are written in blocks of this many, and the last of each is ordered afresh, whatever lies
 * before it: whoever goes on with the next block works out where that layer ends. So the file is the
 * same however many threads share the work, and no filament is pulled back between blocks.
 */
export const BLOCK = 16;
