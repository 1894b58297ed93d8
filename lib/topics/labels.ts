import type { leadTopics } from '#lib/topics/taxonomy.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

const shortLabels: Readonly<Record<string, string>> = {
  'multi-task': 'Multi-task',
  merging: 'Merging',
  transfer: 'Transfer',
  continual: 'Continual',
  'few-shot': 'Few-shot',
  'instruction-tuning': 'Instructions',
  'in-context': 'In-context',
  'pre-training': 'Pre-training',
  peft: 'PEFT',
  moe: 'MoE',
  compression: 'Compression',
  rl: 'RL',
  data: 'Data',
  architecture: 'Architecture',
  retrieval: 'Retrieval',
  rag: 'RAG',
  embeddings: 'Embeddings',
  'question-answering': 'QA',
  recommendation: 'Recommendation',
  multilingual: 'Multilingual',
  extraction: 'Extraction',
  generation: 'Generation',
  dialogue: 'Dialogue',
  code: 'Code',
  'long-context': 'Long context',
  'vision-language': 'Vision & language',
  vision: 'Vision',
  'image-generation': 'Image generation',
  video: 'Video',
  '3d': '3D',
  'speech-audio': 'Speech & audio',
  robotics: 'Robotics',
  reasoning: 'Reasoning',
  agents: 'Agents',
  interpretability: 'Understanding',
  medicine: 'Medicine',
  science: 'Science',
  tabular: 'Tables & graphs',
  benchmark: 'Benchmarks',
  survey: 'Surveys',
};

/** A label for narrow places, at most 17 characters; the slug itself where there is no such topic. */
export function shortLabel(slug: string): string {
  return shortLabels[slug] ?? topicBySlug.get(slug)?.label ?? slug;
}

/** One line under the heading of each lead topic. */
const decks: Readonly<Record<(typeof leadTopics)[number], string>> = {
  'multi-task': 'One model for several tasks: joint training, sharing, interference between tasks.',
  merging: 'Combining separately trained models in weight space: task vectors, soups, averages.',
  retrieval: 'Finding and ranking what is relevant: dense, sparse and generative retrieval, reranking.',
};

/** The line under a lead topic's heading; for another topic its definition. */
export function deckOf(slug: string): string {
  const known: Readonly<Record<string, string>> = decks;
  return known[slug] ?? topicBySlug.get(slug)?.definition ?? '';
}
