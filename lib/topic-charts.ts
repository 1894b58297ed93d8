/** The charts of a topic's page, and of two topics side by side, that can be had as files. */
export const TOPIC_CHARTS = ['years', 'shared', 'words'] as const;
export type TopicChart = (typeof TOPIC_CHARTS)[number];
export const VERSUS_CHARTS = ['years', 'words'] as const;
export type VersusChart = (typeof VERSUS_CHARTS)[number];

/** The chart that the last part of an address names: `years.csv`. */
export function chartNamed<T extends string>(part: string, charts: readonly T[]): T | undefined {
  return charts.find((chart) => part === `${chart}.csv`);
}
