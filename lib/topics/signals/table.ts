import { acrossTasksSignals } from '#lib/topics/signals/across-tasks.ts';
import { applicationsSignals } from '#lib/topics/signals/applications.ts';
import { findingSignals } from '#lib/topics/signals/finding.ts';
import { kindSignals } from '#lib/topics/signals/kind.ts';
import { languageSignals } from '#lib/topics/signals/language.ts';
import type { TopicSignals } from '#lib/topics/signals/notation.ts';
import { perceptionSignals } from '#lib/topics/signals/perception.ts';
import { thinkingSignals } from '#lib/topics/signals/thinking.ts';
import { trainingSignals } from '#lib/topics/signals/training.ts';

/** The signals of every topic, by its slug. */
export const signals: Readonly<Record<string, TopicSignals>> = {
  ...acrossTasksSignals,
  ...trainingSignals,
  ...findingSignals,
  ...languageSignals,
  ...perceptionSignals,
  ...thinkingSignals,
  ...applicationsSignals,
  ...kindSignals,
};
