import type { Metadata } from 'next';

/** What the head of a page says when nothing has its address. */
export const NOT_FOUND: Metadata = { title: 'No such page', robots: { index: false } };
