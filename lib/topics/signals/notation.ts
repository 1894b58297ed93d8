/**
 * The signals of one topic. Each list is phrases separated by commas, in the notation of
 * lib/topics/phrases.ts. Where phrases of one topic overlap in a text, the longest one counts, so that a
 * longer phrase may weaken or void a shorter one inside it: with `merging` weighed and `token merging`
 * ignored, the latter counts nothing.
 */
export type TopicSignals = {
  /** Count in a title only; there they come before the lists below. */
  title?: string;
  titleMedium?: string;
  titleWeak?: string;
  /** Count wherever they stand. */
  sure?: string;
  strong?: string;
  medium?: string;
  weak?: string;
  faint?: string;
  /** Void what they cover, and count nothing. */
  ignore?: string;
  /** Void what they cover, and count against the topic. */
  against?: string;
};

/** What one phrase of each list adds to the sum of its topic, before field and sentence are weighed in. */
export const levelWeights = {
  title: 1,
  titleMedium: 0.6,
  titleWeak: 0.3,
  sure: 1.6,
  strong: 1,
  medium: 0.6,
  weak: 0.3,
  faint: 0.15,
  ignore: 0,
  against: -0.4,
} as const;

export type Level = keyof typeof levelWeights;

/** Where one phrase stands in several lists of a topic, the first of these holds. */
export const levels = [
  'title',
  'titleMedium',
  'titleWeak',
  'ignore',
  'against',
  'sure',
  'strong',
  'medium',
  'weak',
  'faint',
] as const satisfies readonly Level[];
