/** Below this score a topic that the tagger gave is a weak fit. */
const WEAK = 0.5;

type GivenTopic = { rank: number; score: number; by: 'tagger' | 'hand' };

/**
 * How a topic stands among a paper's topics, in a few words: whether it is the main one, and whether it fits only
 * weakly. A score of 0 is said elsewhere. Nothing where there is nothing to say.
 */
export function topicStanding({ rank, score, by }: GivenTopic, isCoreByHand: boolean): string {
  const isMain = rank === 1;
  if (isMain && isCoreByHand) return 'main topic, by hand';
  const isWeak = by === 'tagger' && score > 0 && score < WEAK;
  return [...(isMain ? ['main topic'] : []), ...(isWeak ? ['a weak fit'] : [])].join(', ');
}
